import { RetriableError } from '@repartee/kernel';

import type { Life } from '../world/life.js';
import { SimulatedClickHouse } from '../store/simulated-clickhouse.js';
import { observedFeed } from './observed-feed.js';
import type { Variants } from './variants.js';
import type { World } from './world.js';

const PATIENCE_MS = 10_000;

/** One of the processes that project, for one life of it. Where it cannot even begin, it begins again. */
export async function startProjecting(world: World, life: Life, projections: Variants['projections']): Promise<void> {
  const { store, network, watch } = world.parts;
  const failure = () => new RetriableError('clickhouse_away', 'The store does not answer');
  const clickhouse = new SimulatedClickHouse({
    store,
    ask: (exchange, work) => network.ask({ from: life, exchange, work, failure, patienceMs: PATIENCE_MS }),
    onInserted: watch.inserted,
  });
  try {
    await projections({ clickhouse, feed: observedFeed(world, life), clock: life.clock });
  } catch (error) {
    if (!(error instanceof RetriableError)) throw error;
    life.end();
  }
}
