import type { Keys } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';

import type { Person } from './leave-behind.js';
import type { Place } from './places.js';

/** A set-up of the product with the demo, in which somebody leaves words behind and is erased. */
export interface ErasureStage {
  /** Where people open it. */
  readonly url: string;
  /** What a command beside it finds in its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** The journal that scores are appended to. */
  readonly scores: string;
  /** The folder of recordings. */
  readonly recordings: string;
  /** The file with the credentials of its ClickHouse server. */
  readonly clickhouse: string;
  /** What stands in clear when somebody has left their words: the search finds it if it looks there at all. */
  controls(person: Person): readonly Control[];
  /** The keys as they are stored now; none is remembered from before. */
  openKeys(): Promise<Keys>;
  /** Every event that is kept now, by what keeps it. */
  logs(): Promise<ReadonlyMap<string, RecordedEvent[]>>;
  /** Everything that it keeps or has said, as it is now. */
  places(): AsyncIterable<Place>;
  stop(): Promise<unknown>;
}

export interface Control {
  word: string;
  /** The name of a place where it stands. */
  where: RegExp;
}

/** The name of a team of the demo, which is sealed for nobody. */
export const TEAM = 'Service clients Nantes';
