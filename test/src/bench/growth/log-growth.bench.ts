import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { KafkaHistory } from '@repartee/kernel';
import { rebuildProjections } from '@repartee/projections';

import type { Scene } from '../../log-faults/log-stage.js';
import { LogStage } from '../../log-faults/log-stage.js';
import type { WrittenHistory } from '../log-history.js';
import { FREQUENT, WEEKLY, writeHistory } from '../log-history.js';
import type { Measure } from '../measure.js';
import { percentile, round, timed } from '../measure.js';
import { appendPaced, sinceEpoch } from '../paced-events.js';
import { SharedTables } from './shared-tables.js';

export interface GrowthSize {
  /** Sessions of each of 96 learners that are projected, and that tables are made anew from. */
  projected: number;
  rebuilt: number;
  /** For so long events come at 200 a second. */
  pacedS: number;
}

export const wholeGrowth: GrowthSize = { projected: WEEKLY, rebuilt: FREQUENT, pacedS: 10 };
/** To see that it works: its figures are of no use. */
export const shortGrowth: GrowthSize = { projected: 2, rebuilt: 4, pacedS: 2 };

/** Partitions of each topic, and the processes that share them. A rebuild is one process, however many partitions it reads. */
const shapes = [
  { partitions: 1, consumers: [1, 3] },
  { partitions: 3, consumers: [1, 3] },
  { partitions: 12, consumers: [1, 3] },
] as const;

type OnMeasured = (measures: readonly Measure[]) => void;

/** How projecting, being seen and rebuilding grow with partitions and with processes. */
export async function benchLogGrowth(size: GrowthSize, onMeasured: OnMeasured): Promise<void> {
  const stage = await LogStage.start();
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-growth-'));
  try {
    const history = await writeHistory(stage, join(folder, 'journal.sqlite'), size.projected);
    const longer = await writeHistory(stage, join(folder, 'longer.sqlite'), size.rebuilt);
    for (const { partitions, consumers } of shapes) {
      for (const count of consumers)
        onMeasured(await projecting(await stage.scene({ proxied: false, partitions }), { history, size, partitions, count })); // prettier-ignore
      onMeasured(await rebuilding(await stage.scene({ proxied: false, partitions }), longer, partitions));
    }
    await history.journal.close();
    await longer.journal.close();
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Projecting {
  history: WrittenHistory;
  size: GrowthSize;
  partitions: number;
  /** Of processes that project. */
  count: number;
}

/**
 * Processes that have joined and have nothing to do yet: how fast they store a journal that is shipped all at once, and how
 * long an event of those that come afterwards takes from its commit until its rows can be read.
 */
async function projecting(scene: Scene, { history, size, partitions, count }: Projecting): Promise<Measure[]> {
  const tables = await SharedTables.open(scene, count);
  const shape = `p${partitions}_c${count}`;
  try {
    const events = history.journal.lastSequence();
    const began = sinceEpoch();
    await shipped(scene, history.path);
    await tables.hold(events);
    const rate = (events / (tables.lastStoredAt - began)) * 1000;
    const largest = Math.max(...tables.storedByEach) / tables.storedByEach.reduce((sum, one) => sum + one, 0);
    const committed = await appendPaced(scene.stage, scene.writer('paced'), size.pacedS);
    await tables.hold(events + committed.size);
    const waits = [...committed].map(([id, at]) => Math.max(0, tables.storedAt(id) - at));
    return [
      { measure: `projected_${shape}_events_per_s`, value: round(rate, 0), unit: '1/s' },
      { measure: `projected_${shape}_largest_part`, value: round(largest), unit: 'share' },
      { measure: `visible_${shape}_p50_ms`, value: round(percentile(waits, 0.5), 1), unit: 'ms' },
      { measure: `visible_${shape}_p95_ms`, value: round(percentile(waits, 0.95), 1), unit: 'ms' },
    ];
  } finally {
    await tables.close();
  }
}

/** Every table made anew from so many partitions. */
async function rebuilding(scene: Scene, { path, journal }: WrittenHistory, partitions: number): Promise<Measure[]> {
  await shipped(scene, path);
  const clickhouse = await scene.stage.tables(scene.database, { proxied: false });
  const feed = scene.feed();
  try {
    const history = new KafkaHistory({ client: scene.client(), ids: scene.stage.ids, feed });
    const ms = await timed(() => rebuildProjections({ clickhouse, history }));
    const value = round((journal.lastSequence() / ms) * 1000, 0);
    return [{ measure: `rebuild_p${partitions}_events_per_s`, value, unit: '1/s' }];
  } finally {
    await feed.stop();
    await clickhouse.dropDatabase();
    await clickhouse.close();
  }
}

/** Resolves when the topics have all that the journal holds. */
async function shipped(scene: Scene, path: string): Promise<void> {
  const { relay, close } = scene.relayOf(path);
  relay.start();
  await relay.relayed();
  await close();
}
