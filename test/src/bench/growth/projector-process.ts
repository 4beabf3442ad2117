import {
  HttpClickHouse,
  KafkaFeed,
  PinoLog,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
  createKafkaClient,
} from '@repartee/kernel';
import { startProjections } from '@repartee/projections';

import { sinceEpoch } from '../paced-events.js';
import type { ProjectorOrder, Told } from './projector-child.js';

/** A projector as a process of its own, as the service starts one; tells whoever has started it what it has stored. */
const order = JSON.parse(process.argv[2] ?? '') as ProjectorOrder;
const tell = (told: Told): void => void process.send?.(told);

const clock = new SystemClock();
const randomness = new SystemRandomness();
const client = createKafkaClient({
  source: { brokers: order.brokers, prefix: order.prefix },
  clientId: order.name,
  log: new PinoLog({ service: order.name, level: 'silent' }),
});
const clickhouse = await HttpClickHouse.connect({ credentials: order.credentials, database: order.database });
const feed = new KafkaFeed({ client, clock, randomness, ids: new TimeOrderedIds(clock, randomness) });
const subscription = await startProjections({
  ...{ clickhouse, feed, clock, isShared: true },
  onStored: (events) => tell({ kind: 'stored', ids: events.map(({ id }) => id), atMs: sinceEpoch() }),
});

// Whoever has started it says so by this, however they end.
process.once('disconnect', () => void end());
await subscription.caughtUp();
tell({ kind: 'joined' });

async function end(): Promise<void> {
  await feed.stop();
  await clickhouse.close();
  process.exit(0);
}
