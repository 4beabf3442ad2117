import type { JournalEntry } from '../journal/journal.js';
import type { DeadLetter } from './feed.js';

/** An entry on its way to the dead letters. */
export interface Parking {
  group: string;
  partition: string;
  entry: JournalEntry;
  reason: string;
  /** UTC, milliseconds since 1970. */
  at: number;
}

type Done = void | Promise<void>;

/** The dead letters as the delivery keeps them; what it has done is durable when it returns, or once it resolves. */
export interface ParkedStreams {
  /** Quiet where an event is parked already. */
  park(parkings: readonly Parking[]): Done;
  /** The streams in which something waits, so that nothing of them may be handled out of turn. */
  parkedStreams(group: string): Set<string>;
  /** The streams to be tried again. */
  replayRequests(group: string): string[];
  /** What waits in such a stream, also what was parked since; nothing where nobody has asked for it. */
  requested(group: string, stream: string): DeadLetter[];
  /** Ends a replay: what is still there waits again. */
  endReplay(group: string, stream: string): Done;
  remove(letter: DeadLetter): Done;
  changeReason(letter: DeadLetter, reason: string): Done;
}
