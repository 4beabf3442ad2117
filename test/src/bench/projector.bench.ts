import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ClickHouse, ClickHouseCredentials, OpenedClickHouse } from '@repartee/kernel';
import { HttpClickHouse, PinoLog, SystemClock, migrate, openClickHouse } from '@repartee/kernel';
import { Projector, projectionMigrations } from '@repartee/projections';
import type { ProjectedEvent } from '@repartee/projections';

import type { Measure } from './measure.js';
import { atLeast, median, round, timed } from './measure.js';
import type { RecordedInsert } from './recorded-inserts.js';
import { InsertRecorder, sendAgain } from './recorded-inserts.js';

const BATCH = 5000;
const ROUNDS = 3;

/**
 * Events projected into tables, beside the very same rows inserted as they are: the requests of a projector, kept as they
 * travelled and sent again, so that nothing is encoded while it is timed. Each round takes an empty database, and the
 * rounds alternate.
 */
export async function benchProjector(events: readonly ProjectedEvent[]): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-'));
  const log = new PinoLog({ service: 'bench', level: 'silent' });
  const opened = await openClickHouse({ source: { mode: 'embedded', folder }, clock: new SystemClock(), log });
  try {
    const batches = batchesOf(events);
    const recorded = await record(opened.credentials, batches);
    const times = { ours: [] as number[], theirs: [] as number[] };
    let rows = 0;
    for (let turn = 0; turn < ROUNDS; turn++) {
      times.ours.push(await project(opened.clickhouse, batches));
      const alone = await insertAlone(opened, recorded);
      times.theirs.push(alone.ms);
      rows = alone.rows;
    }
    const perSecond = (ms: readonly number[]) => round((rows / median(ms)) * 1000, 0);
    const ratios = times.ours.map((ours, turn) => (times.theirs[turn] ?? ours) / ours);
    const rates = { value: perSecond(times.ours), beside: perSecond(times.theirs) };
    return [
      atLeast({ measure: 'projector_ratio', value: round(median(ratios)), unit: 'ratio', goal: 0.6 }),
      { measure: 'projector_rows_per_s', unit: '1/s', ...rates },
    ];
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function batchesOf(events: readonly ProjectedEvent[]): ProjectedEvent[][] {
  const count = Math.ceil(events.length / BATCH);
  return Array.from({ length: count }, (_, index) => events.slice(index * BATCH, (index + 1) * BATCH));
}

async function project(server: ClickHouse, batches: readonly ProjectedEvent[][]): Promise<number> {
  return inEmptyDatabase(server, async (database) => {
    const projector = await Projector.open(database);
    return timed(async () => {
      for (const batch of batches) await projector.store(batch);
    });
  });
}

/** Those of a batch at once, as a projector sends them. */
async function insertAlone(
  { clickhouse, credentials }: OpenedClickHouse,
  recorded: readonly RecordedInsert[][],
): Promise<{ ms: number; rows: number }> {
  let rows = 0;
  const ms = await inEmptyDatabase(clickhouse, () =>
    timed(async () => {
      for (const batch of recorded) {
        const written = await Promise.all(batch.map((insert) => sendAgain(credentials.url, insert)));
        rows += written.reduce((sum, count) => sum + count, 0);
      }
    }),
  );
  return { ms, rows };
}

/** What a projector sends, batch by batch. */
async function record(
  credentials: ClickHouseCredentials,
  batches: readonly ProjectedEvent[][],
): Promise<RecordedInsert[][]> {
  const recorder = await InsertRecorder.start(credentials.url);
  const server = await HttpClickHouse.connect({ credentials: { ...credentials, url: recorder.url } });
  try {
    return await inEmptyDatabase(server, async (database) => {
      const projector = await Projector.open(database);
      const recorded: RecordedInsert[][] = [];
      recorder.take();
      for (const batch of batches) {
        await projector.store(batch);
        recorded.push(recorder.take());
      }
      return recorded;
    });
  } finally {
    await server.close();
    await recorder.stop();
  }
}

async function inEmptyDatabase<Result>(
  server: ClickHouse,
  work: (database: ClickHouse) => Promise<Result>,
): Promise<Result> {
  const database = await server.useDatabase('bench');
  try {
    await migrate(database, projectionMigrations);
    return await work(database);
  } finally {
    await database.dropDatabase();
    await database.close();
  }
}
