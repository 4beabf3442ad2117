import type { Clock, DeadLetter, DeadLetters } from '@repartee/kernel';
import type { DomainEvent } from '@repartee/proto';
import type { ProjectedEvent } from '../projection.js';
import type { Erasures } from './erasures.js';

export interface ErasedLettersParts {
  deadLetters: DeadLetters;
  erasures: Pick<Erasures, 'covers' | 'coversStream'>;
  clock: Clock;
}

const ERASING: ReadonlySet<string> = new Set<DomainEvent['$typeName']>([
  'repartee.directory.v1.PersonErased',
  'repartee.cases.v1.CaseForgotten',
]);

/** What the record of a letter that was given up says. */
export const given = { why: 'The person has been erased, or the case forgotten.', by: 'projections' } as const;

const AGAIN_MS = 60_000;

/**
 * Gives up the dead letters of whoever is erased, whatever group they wait in: nobody repairs them any more. An erasure
 * that waits behind such a letter is thereby carried out.
 */
export class ErasedLetters {
  private looking: Promise<void> = Promise.resolve();
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: ErasedLettersParts) {}

  /**
   * Looks for them, at once or where the last look is a minute ago, and does not wait: a letter is given up when its group
   * has taken note of it, which may be the one that is handling a batch now. A look that fails is made again.
   */
  look(isDue: boolean): void {
    const now = this.parts.clock.now();
    if (!isDue && now - this.lookedAt < AGAIN_MS) return;
    this.lookedAt = now;
    this.looking = this.looking
      .then(() => this.dropAll())
      .catch(() => {
        this.lookedAt = Number.NEGATIVE_INFINITY;
      });
  }

  /** Throws RetriableError where the log is away. */
  async dropAll(): Promise<void> {
    const { deadLetters } = this.parts;
    const letters = deadLetters.list();
    // Where the erasure itself waits nobody has heard of it yet.
    const ending = new Set(letters.filter(({ type }) => ERASING.has(type)).map(({ stream }) => stream));
    // The last first: what follows a letter that is given up is handled at once.
    for (const letter of letters.reverse())
      if (!ERASING.has(letter.type) && (ending.has(letter.stream) || (await this.isErased(letter))))
        await deadLetters.drop(letter.group, letter.eventId, given);
  }

  /** By the name of its stream, or by what it says of whom, where it can be decoded. */
  private async isErased(letter: DeadLetter): Promise<boolean> {
    const { deadLetters, erasures } = this.parts;
    if (erasures.coversStream(letter.organisation, letter.stream)) return true;
    const entry = await deadLetters.read(letter);
    return entry?.kind === 'event' && erasures.covers(entry.event as ProjectedEvent);
  }
}
