import { KafkaHistory } from '@repartee/kernel';
import { rebuildProjections } from '@repartee/projections';

import type { LogStage } from '../log-faults/log-stage.js';
import type { Measure } from './measure.js';
import { atLeast, round, timed } from './measure.js';

/** Every table made anew from the log on a real broker, which has a share of the same cores: so many events of a journal. */
export async function benchKafkaRebuild(
  stage: LogStage,
  { path, events }: { path: string; events: number },
): Promise<Measure[]> {
  const scene = await stage.scene({ proxied: false });
  const { relay, close } = scene.relayOf(path);
  relay.start();
  await relay.relayed();
  await close();
  const feed = scene.feed();
  const clickhouse = await stage.tables(scene.database, { proxied: false });
  try {
    const history = new KafkaHistory({ client: scene.client(), ids: stage.ids, feed });
    const ms = await timed(() => rebuildProjections({ clickhouse, history }));
    const value = round((events / ms) * 1000, 0);
    return [atLeast({ measure: 'rebuild_kafka_events_per_s', value, unit: '1/s', goal: 50_000 })];
  } finally {
    await clickhouse.dropDatabase();
    await clickhouse.close();
    await feed.stop();
  }
}
