import {
  CommandProblem,
  HttpClickHouse,
  KafkaFeed,
  KafkaHistory,
  PinoLog,
  RetriableError,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
  Undo,
  createKafkaClient,
} from '@repartee/kernel';
import type { ClusterTables } from '../../config.js';
import type { OpenTables } from './tables-at-rest.js';

/** Log and tables of services that run on their own; they go on meanwhile. */
export async function openClusterTables({
  kafka: source,
  clickhouse: { mode: _mode, ...place },
}: ClusterTables): Promise<OpenTables> {
  const undo = new Undo();
  try {
    const clock = new SystemClock();
    const randomness = new SystemRandomness();
    const ids = new TimeOrderedIds(clock, randomness);
    const log = new PinoLog({ service: 'repartee', level: 'warn', destination: process.stderr });
    const client = createKafkaClient({ source, clientId: `tables-${process.pid}`, log });
    const feed = new KafkaFeed({ client, clock, randomness, ids });
    undo.add(() => feed.stop());
    await feed.open();
    const clickhouse = await HttpClickHouse.connect(place);
    undo.add(() => clickhouse.close());
    return { clickhouse, history: new KafkaHistory({ client, ids, feed }), close: () => undo.run() };
  } catch (cause) {
    await undo.run().catch(() => undefined);
    if (!(cause instanceof RetriableError)) throw cause;
    const where = source.brokers.join(', ');
    throw new CommandProblem(`The log on Kafka at ${where} cannot be read (${cause.code}). Try again once it is there.`, { cause }); // prettier-ignore
  }
}
