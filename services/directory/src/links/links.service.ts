import type { Clock, Randomness } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import type { LinkView, OneTimeLink, Organisation, PersonView } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import type { Credentials } from '../credentials/credentials.js';
import { newToken, tokenKeyOf } from '../credentials/digests.js';
import type { LinkKind } from '../credentials/links.repository.js';
import { letterFor } from '../mail/letters.js';
import type { Mail, Mailer } from '../mail/mailer.js';
import type { PeopleQueries } from '../people/people.queries.js';
import type { OrganisationsRepository } from '../read-model/organisations.repository.js';
import type { Portal } from './portal.js';

const HOUR_MS = 3_600_000;
const LIFETIME_MS: Record<LinkKind, number> = { invitation: 7 * 24 * HOUR_MS, password_reset: 24 * HOUR_MS };
const PAGES: Record<LinkKind, string> = { invitation: 'invitation', password_reset: 'password-reset' };

export interface LinkParts {
  portal: Portal;
  mailer: Mailer;
  clock: Clock;
  randomness: Randomness;
}

/** A link that nobody was sent yet. */
export interface MadeLink {
  kind: LinkKind;
  holder: Holder;
  link: OneTimeLink;
  tokenKey: string;
  mail: Mail;
}

/** One-time links with which people choose a password. Only a digest of each is kept. */
export class LinksService {
  constructor(
    private readonly credentials: Credentials,
    private readonly people: PeopleQueries,
    private readonly organisations: OrganisationsRepository,
    private readonly parts: LinkParts,
  ) {}

  get isMailConfigured(): boolean {
    return this.parts.mailer.isConfigured;
  }

  /** Makes the link, which takes the place of an older one, and sends it where mail is configured. */
  async issue(kind: LinkKind, holder: Holder): Promise<OneTimeLink> {
    const made = this.make(kind, holder);
    return { ...made.link, sent: await this.send(made) };
  }

  /** Makes the link, which takes the place of an older one. Throws `link_not_valid` for somebody who is not here. */
  make(kind: LinkKind, holder: Holder): MadeLink {
    const { person, organisation } = this.peopleOf(holder);
    const token = newToken(this.parts.randomness);
    const expiresAt = this.parts.clock.now() + LIFETIME_MS[kind];
    const tokenKey = tokenKeyOf(token);
    this.credentials.links.store({ ...holder, kind, tokenKey, expiresAt });
    const url = `${this.parts.portal.url()}/${PAGES[kind]}/${token}`;
    const { name, timeZone } = organisation;
    const facts = { name: person.name, organisation: name, url, expiresAt, timeZone };
    const mail = { to: person.email, ...letterFor(kind, person.language, facts) };
    return { kind, holder, tokenKey, mail, link: { url, expiresAt: new Date(expiresAt).toISOString(), sent: false } };
  }

  /** Whether the mail server took its letter; none goes out with a link that is no longer good. */
  async send({ kind, mail, tokenKey }: MadeLink): Promise<boolean> {
    if (!this.credentials.links.find(kind, tokenKey, this.parts.clock.now())) return false;
    const sent = await this.parts.mailer.send(mail);
    if (sent) this.credentials.links.markSent(tokenKey, this.parts.clock.now());
    return sent;
  }

  /** Whether an invitation that is still good was sent, or where nothing is sent, was made. */
  hasInvitation(holder: Holder): boolean {
    const link = this.credentials.links.latestOf('invitation', holder, this.parts.clock.now());
    return link !== undefined && (link.isSent || !this.isMailConfigured);
  }

  /** Throws `link_not_valid`. */
  view(kind: LinkKind, token: string): LinkView {
    const link = this.credentials.links.find(kind, tokenKeyOf(token), this.parts.clock.now());
    if (!link) throw notValid();
    const { person, organisation } = this.peopleOf(link);
    const { name, email, language } = person;
    return {
      organisation: organisation.name,
      name,
      email,
      language,
      expiresAt: new Date(link.expiresAt).toISOString(),
    };
  }

  /** Spends the link. Throws `link_not_valid`. */
  take(kind: LinkKind, token: string): Holder {
    const link = this.credentials.links.take(kind, tokenKeyOf(token), this.parts.clock.now());
    if (!link) throw notValid();
    return { organisation: link.organisation, person: link.person };
  }

  private peopleOf(holder: Holder): { person: PersonView; organisation: Organisation } {
    const person = this.people.find(holder.organisation, holder.person);
    const organisation = this.organisations.find(holder.organisation);
    if (!person || person.status === 'left' || !organisation) throw notValid();
    return { person, organisation };
  }
}

function notValid(): ProblemError {
  return new ProblemError({
    code: 'link_not_valid',
    status: 404,
    title: 'Link not valid',
    detail: 'This link was used already, replaced by a newer one, or is too old. Ask your administrator for another.',
  });
}
