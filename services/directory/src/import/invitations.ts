import { setImmediate as nextRound } from 'node:timers/promises';

import type { Log } from '@repartee/kernel';
import type { OneTimeLink } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import type { Credentials } from '../credentials/credentials.js';
import type { LetterQueue } from '../links/letter-queue.js';
import type { LinksService, MadeLink } from '../links/links.service.js';
import type { PeopleQueries } from '../people/people.queries.js';

/** Made in one transaction: each waits for the disk. */
const MADE_AT_ONCE = 200;

/** Links for many people at once: made at once, and sent afterwards, since a mail server may take its time. */
export class Invitations {
  constructor(
    private readonly credentials: Credentials,
    private readonly people: PeopleQueries,
    private readonly links: LinksService,
    private readonly letters: LetterQueue,
    private readonly log: Log,
  ) {}

  /** Whether letters follow the links that are made. */
  get areMailed(): boolean {
    return this.links.isMailConfigured;
  }

  /** Whether somebody who has not come in yet was sent nothing, or where nothing is sent, has no link that is still good. */
  isMissing(holder: Holder): boolean {
    if (this.letters.has(holder) || this.links.hasInvitation(holder)) return false;
    return this.people.find(holder.organisation, holder.person)?.status === 'invited';
  }

  /** The links by the same key. One that cannot be made is left out: it is missing, and can be made another time. */
  async make(organisation: string, people: ReadonlyMap<number, string>): Promise<Map<number, OneTimeLink>> {
    const links = new Map<number, OneTimeLink>();
    const waiting = [...people];
    while (waiting.length > 0) {
      const made = this.credentials.together(() => this.makeSome(organisation, waiting.splice(0, MADE_AT_ONCE)));
      for (const [line, { link }] of made) links.set(line, link);
      if (this.areMailed)
        this.letters.add(made.map(([, one]) => ({ ...one.holder, send: () => this.links.send(one) })));
      await nextRound();
    }
    return links;
  }

  private makeSome(organisation: string, people: readonly [number, string][]): [number, MadeLink][] {
    return people.flatMap(([line, person]) => {
      try {
        return [[line, this.links.make('invitation', { organisation, person })] as [number, MadeLink]];
      } catch (err) {
        this.log.warn({ err, organisation, person }, 'An invitation could not be made');
        return [];
      }
    });
  }
}
