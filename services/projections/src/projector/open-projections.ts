import type { History, Subscription } from '@repartee/kernel';
import { erasedIn } from '../rebuild/history-reader.js';
import { finishLeftSwaps } from '../rebuild/swaps.js';
import type { StartProjections } from './projection-feed.js';
import { startProjections } from './projection-feed.js';
import { purgeBeside } from './purge-beside.js';

export interface OpenProjections extends Omit<StartProjections, 'onErased'> {
  /** The log that the feed follows. */
  history: History;
}

/**
 * Keeps the tables up to date from here on, once what rebuilds have left is in order: swaps that were cut off, and what
 * stands beside of people who were erased since. The schema must be in place.
 */
export async function openProjections(open: OpenProjections): Promise<Subscription> {
  const { clickhouse, history, readErased = () => erasedIn(history) } = open;
  await finishLeftSwaps({ clickhouse, history });
  await purgeBeside(clickhouse);
  return startProjections({ ...open, readErased, onErased: () => purgeBeside(clickhouse) });
}
