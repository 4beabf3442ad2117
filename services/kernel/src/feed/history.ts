import type { Topic } from '@repartee/proto';

import type { JournalEntry } from '../journal/journal.js';
import type { DeadLetter, Positions } from './feed.js';

/** What lies between two places of the log. A partition that `after` does not name is read from its beginning. */
export interface HistoryRange {
  after: Positions;
  through: Positions;
  /** Default: all. */
  topics?: readonly Topic[];
  /** By full name; others of those topics are passed over, and not decoded. Default: all. */
  types?: readonly string[];
  /** Entries a page, at most; default 5,000. */
  size?: number;
}

export interface HistoryPage {
  entries: JournalEntry[];
  /** The places to continue from: those of `after`, moved on. */
  through: Positions;
}

/** What a group of readers has left standing: who reads the same log alike leaves out the same. */
export interface LeftStanding {
  waiting: readonly DeadLetter[];
  /** Given up: what follows them in their stream is handled. */
  dropped: readonly DeadLetter[];
}

/** The whole log, to be read from any place up to any other, by whoever makes again what was made of it. */
export abstract class History {
  /** The place after the last event, by partition. Throws RetriableError where the log is away. */
  abstract ends(): Promise<Positions>;
  /** In order by partition, each event of a stream once. Throws RetriableError where the log is away. */
  abstract read(range: HistoryRange): AsyncIterable<HistoryPage>;
  abstract leftStanding(group: string): Promise<LeftStanding>;
}

/** The places of all partitions in one number, for whoever wants to know how much of a log is behind. */
export function placesIn(positions: Positions): number {
  return [...positions.values()].reduce((sum, position) => sum + position, 0);
}

/** Whether every partition has come as far as that. */
export function hasReached(positions: Positions, target: Positions): boolean {
  return [...target].every(([partition, place]) => place === 0 || (positions.get(partition) ?? 0) >= place);
}
