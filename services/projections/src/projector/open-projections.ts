import type { ClickHouse, History, Log, Subscription } from '@repartee/kernel';
import { RetriableError } from '@repartee/kernel';
import { erasedIn } from '../rebuild/history-reader.js';
import { finishLeftSwaps } from '../rebuild/swaps.js';
import type { StartProjections } from './projection-feed.js';
import { startProjections } from './projection-feed.js';
import { purgeBeside } from './purge-beside.js';

export interface OpenProjections extends Omit<StartProjections, 'onErased'> {
  /** The log that the feed follows. */
  history: History;
  /** Told of what is left beside and cannot be put in order. */
  log?: Pick<Log, 'error'>;
}

/**
 * Keeps the tables up to date from here on, once what rebuilds have left is in order: swaps that were cut off, and what
 * stands beside of people who were erased since. The schema must be in place.
 *
 * What is refused beside is logged and does not keep the tables in use from going on; it is tried again with each erasure
 * and each start.
 */
export async function openProjections(open: OpenProjections): Promise<Subscription> {
  const { clickhouse, history, readErased = () => erasedIn(history) } = open;
  await finishLeftSwaps({ clickhouse, history });
  await purgeLeft(clickhouse, open.log);
  return startProjections({ ...open, readErased, onErased: () => purgeBeside(clickhouse) });
}

/** A server that is away is no refusal: whoever starts is told. */
async function purgeLeft(clickhouse: ClickHouse, log: OpenProjections['log']): Promise<void> {
  try {
    await purgeBeside(clickhouse);
  } catch (error) {
    if (error instanceof RetriableError) throw error;
    log?.error({ err: error }, 'People who were erased could not be taken out of the databases beside');
  }
}
