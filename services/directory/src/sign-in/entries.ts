import type { AccessTokens, Clock, Randomness } from '@repartee/kernel';
import { problems } from '@repartee/kernel';
import type { Me } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import { newToken, tokenKeyOf } from '../credentials/digests.js';
import type { Renewal, RenewalsRepository } from '../credentials/renewals.repository.js';
import type { Portal } from '../links/portal.js';
import type { PeopleRepository } from '../read-model/people.repository.js';
import { entryCookies } from './entry-cookies.js';
import type { Identities } from './identities.js';

const RENEWAL_SECONDS = 14 * 24 * 3600;

/** Tabs that renew at the same moment bring the same renewal; later than this it was stolen. */
const GRACE_MS = 30_000;

/** Somebody who is let in: who they are, and the cookies that say so. */
export interface Entry {
  me: Me;
  cookies: string[];
}

export interface EntryParts {
  tokens: AccessTokens;
  clock: Clock;
  randomness: Randomness;
  portal: Portal;
}

/** Passes and their renewals. A renewal is good once; one that comes back later ends its whole family. */
export class Entries {
  constructor(
    private readonly renewals: RenewalsRepository,
    private readonly people: PeopleRepository,
    private readonly identities: Identities,
    private readonly parts: EntryParts,
  ) {}

  /** A new family: somebody has signed in. */
  open(holder: Holder): Promise<Entry> {
    const { randomness } = this.parts;
    const family = newToken(randomness);
    const token = newToken(randomness);
    const renewal = this.renewalOf(holder, token, { family, csrf: newToken(randomness) });
    this.renewals.insert(renewal);
    return this.entryOf(renewal, token);
  }

  /** The next of the family. `stolen` tells of a renewal that had been used before. */
  async renew(token: string): Promise<Entry | { stolen: Holder }> {
    const now = this.parts.clock.now();
    const present = this.renewals.find(tokenKeyOf(token));
    if (!present || present.expiresAt <= now) throw problems.notSignedIn();
    if (present.rotatedAt !== null && now - present.rotatedAt > GRACE_MS) {
      this.renewals.removeFamily(present.family);
      return { stolen: { organisation: present.organisation, person: present.person } };
    }
    const next = newToken(this.parts.randomness);
    const renewal = this.renewalOf(present, next, present);
    this.renewals.rotate(present.tokenKey, now, renewal);
    return this.entryOf(renewal, next);
  }

  /** Whose sign-in it was, ended; undefined where there was none. */
  close(token: string): void {
    const present = this.renewals.find(tokenKeyOf(token));
    if (present) this.renewals.removeFamily(present.family);
  }

  private renewalOf(holder: Holder, token: string, { family, csrf }: { family: string; csrf: string }): Renewal {
    const { organisation, person } = holder;
    const expiresAt = this.parts.clock.now() + RENEWAL_SECONDS * 1000;
    return { tokenKey: tokenKeyOf(token), family, organisation, person, csrf, expiresAt, rotatedAt: null };
  }

  private async entryOf({ organisation, person, csrf }: Renewal, renewal: string): Promise<Entry> {
    const listed = this.people.find(organisation, person);
    const me = this.identities.me(organisation, person);
    if (!listed || listed.hasLeft || !me) throw problems.notSignedIn();
    const { grants: roles, team, site } = listed;
    const pass = await this.parts.tokens.sign({ id: person, organisation, roles, team: team.id, site: site.id, csrf });
    const { isSecure } = this.parts.portal;
    return { me, cookies: entryCookies({ pass: pass.token, renewal, csrf }, isSecure, RENEWAL_SECONDS) };
  }
}
