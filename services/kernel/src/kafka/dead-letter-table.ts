import type { DeadLetter } from '../feed/feed.js';
import { FeedStore } from '../feed/feed-store.js';
import type { DeadLetterRecord } from './dead-letter-records.js';

/** What the records of dead letters come to, in their order: a table in memory. */
export class DeadLetterTable {
  readonly store = new FeedStore(':memory:');
  /** When those were parked that have been handled since. */
  private readonly handled = new Map<string, number>();

  /** Answers the group whose streams are to be tried again by it, if there is one. */
  apply(record: DeadLetterRecord): string | undefined {
    const { store } = this;
    switch (record.kind) {
      case 'parked':
        // What was sent twice may come twice, the second time when the letter has been settled.
        if (!this.isHandled(record.letter)) store.keep([record.letter]);
        return undefined;
      case 'replay-requested':
        store.requestReplay(record);
        return record.group;
      case 'replay-ended':
        store.endReplay(record.group, record.stream);
        return undefined;
      case 'handled':
        this.handled.set(placeOf(record.letter), record.letter.parkedAt);
        store.remove(record.letter);
        return undefined;
      case 'refused-again':
        store.changeReason(record.letter, record.reason);
        return undefined;
      case 'dropped':
        store.drop(record.letter, record);
        return record.letter.group;
    }
  }

  /** Not of a letter that is parked anew later: its handler was handed the event once more, and refused it. */
  private isHandled(letter: DeadLetter): boolean {
    return letter.parkedAt <= (this.handled.get(placeOf(letter)) ?? Number.NEGATIVE_INFINITY);
  }
}

const placeOf = ({ group, partition, position }: DeadLetter): string => `${group} ${partition} ${position}`;
