import type { JournalEntry } from '../journal/journal.js';
import type { DeadLetter, DeadLetters, Drop } from './feed.js';
import type { FeedStore } from './feed-store.js';

/** What may be done about dead letters: marks in a file, or records of a topic. */
export interface DeadLetterChanges {
  /** Asks the group's subscription, in whatever process, to try the letter's stream again. */
  requestReplay(letter: DeadLetter): void | Promise<void>;
  drop(letter: DeadLetter, drop: Drop): void | Promise<void>;
}

export interface StoredDeadLettersParts {
  table: FeedStore;
  changes: DeadLetterChanges;
  /** The letter's entry, read from the log again; undefined where it is no longer there. */
  readAgain: (letter: DeadLetter) => Promise<JournalEntry | undefined>;
  /** UTC, milliseconds since 1970. */
  now: () => number;
  /** Resolves when the group, where this process reads for it, has taken note of a change. */
  settled?: (group: string) => Promise<void>;
}

/** Dead letters as one asks for them, over the table they are in; whoever acts on a change may be another process. */
export class StoredDeadLetters implements DeadLetters {
  constructor(private readonly parts: StoredDeadLettersParts) {}

  list(group?: string): DeadLetter[] {
    return this.parts.table.waiting(group);
  }

  dropped(group?: string): DeadLetter[] {
    return this.parts.table.dropped(group);
  }

  show(group: string, eventId: string): DeadLetter | undefined {
    return this.parts.table.find(group, eventId);
  }

  isRequested(group: string, stream: string): boolean {
    return this.parts.table.replayRequests(group).includes(stream);
  }

  read(letter: DeadLetter): Promise<JournalEntry | undefined> {
    return this.parts.readAgain(letter);
  }

  async replay(group: string, eventId: string): Promise<void> {
    const letter = this.waiting(group, eventId);
    if (letter) await this.parts.changes.requestReplay(letter);
    await this.parts.settled?.(group);
  }

  async drop(group: string, eventId: string, { why, by }: Omit<Drop, 'at'>): Promise<void> {
    const letter = this.waiting(group, eventId);
    if (letter) await this.parts.changes.drop(letter, { why, by, at: this.parts.now() });
    await this.parts.settled?.(group);
  }

  private waiting(group: string, eventId: string): DeadLetter | undefined {
    const letter = this.parts.table.find(group, eventId);
    return letter?.dropped ? undefined : letter;
  }
}
