import type { Log } from '@repartee/kernel';
import { ProblemError, problems } from '@repartee/kernel';
import type { ChangePassword, SignIn } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import type { Credentials } from '../credentials/credentials.js';
import type { LinkKind } from '../credentials/links.repository.js';
import type { LinksService } from '../links/links.service.js';
import type { PeopleService } from '../people/people.service.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { Entries, Entry } from './entries.js';

/** Letting people in and out. `address` is the network address an attempt comes from. */
export class SignInService {
  constructor(
    private readonly credentials: Credentials,
    private readonly entries: Entries,
    private readonly limits: AttemptLimits,
    private readonly people: PeopleService,
    private readonly links: LinksService,
    private readonly log: Log,
  ) {}

  /** Throws `wrong_credentials` or `too_many_attempts`; neither tells whether anybody has the address. */
  async signIn({ email, password }: SignIn, address: string): Promise<Entry> {
    const account = this.credentials.emailKey(email);
    await this.limits.countSignIn(account, address);
    const holder = await this.credentials.verify(email, password);
    if (!holder) throw wrongCredentials();
    await this.limits.signedIn(account, address);
    return this.entries.open(holder);
  }

  /** Throws `not_signed_in`. A renewal used before makes every pass of the person void. */
  async renew(token: string | undefined): Promise<Entry> {
    if (token === undefined) throw problems.notSignedIn();
    const outcome = await this.entries.renew(token);
    if (!('stolen' in outcome)) return outcome;
    await this.revoke(outcome.stolen);
    throw problems.notSignedIn();
  }

  signOut(token: string | undefined): void {
    if (token !== undefined) this.entries.close(token);
  }

  /** Throws `wrong_credentials`. Every other device is signed out. */
  async changePassword(holder: Holder, { current, next }: ChangePassword, address: string): Promise<Entry> {
    await this.limits.countSignIn(`${holder.organisation}/${holder.person}`, address);
    if (!(await this.credentials.isPasswordOf(holder, current))) throw wrongCredentials();
    await this.limits.signedIn(`${holder.organisation}/${holder.person}`, address);
    return this.choosePassword(holder, next);
  }

  /** Throws `link_not_valid` or `too_many_attempts`. */
  async redeem(kind: LinkKind, token: string, use: { password: string; address: string }): Promise<Entry> {
    await this.limits.countLink(use.address);
    const holder = this.links.take(kind, token);
    await this.limits.linkWasGood(use.address);
    return this.choosePassword(holder, use.password);
  }

  /**
   * Sends a link where somebody has the address. Who asks is told the same in any case, and does not wait for the mail,
   * so that neither answer nor time tells whether anybody has it.
   */
  async requestReset(email: string, address: string): Promise<void> {
    await this.limits.countLink(address);
    const mayReset = await this.limits.mayReset(this.credentials.emailKey(email));
    const holder = this.credentials.holderOf(email);
    if (!mayReset || !holder || !this.links.isMailConfigured) return;
    this.links.issue('password_reset', holder).catch((err: unknown) => {
      this.log.warn({ err }, 'A link for a new password could not be sent');
    });
  }

  /** Stores the password, voids what was signed before, and lets the person in. */
  async choosePassword(holder: Holder, password: string): Promise<Entry> {
    await this.credentials.setPassword(holder, password);
    await this.revoke(holder);
    return this.entries.open(holder);
  }

  private async revoke({ organisation, person }: Holder): Promise<void> {
    await this.people.revokeAccess({ organisation, actor: { kind: 'person', id: person } }, person);
  }
}

function wrongCredentials(): ProblemError {
  return new ProblemError({
    code: 'wrong_credentials',
    status: 401,
    title: 'Not recognised',
    detail: 'Address and password do not go together. Check both, or choose a new password.',
  });
}
