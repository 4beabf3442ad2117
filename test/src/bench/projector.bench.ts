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
import type { RecordedRows } from './recorded-rows.js';
import { RowRecorder } from './recorded-rows.js';

const BATCH = 5000;
const ROUNDS = 3;

/** Milliseconds of each round. */
interface Times {
  ours: number[];
  rows: number[];
  bytes: number[];
}

/**
 * Events projected into tables, beside a raw insert of the same rows into the same tables: handed over as rows in the same
 * batches, and encoded by the same client while it is timed. For information, beside the projector's own requests, kept as
 * they travelled and sent again, so that nothing is encoded at all: what the tables alone take. Each round takes an empty
 * database, and the rounds alternate.
 */
export async function benchProjector(events: readonly ProjectedEvent[]): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-'));
  const log = new PinoLog({ service: 'bench', level: 'silent' });
  const opened = await openClickHouse({ source: { mode: 'embedded', folder }, clock: new SystemClock(), log });
  try {
    const batches = batchesOf(events);
    const rows = await recordRows(opened.clickhouse, batches);
    const requests = await recordRequests(opened.credentials, batches);
    const times: Times = { ours: [], rows: [], bytes: [] };
    for (let turn = 0; turn < ROUNDS; turn++) {
      times.ours.push(await project(opened.clickhouse, batches));
      times.rows.push(await insertRows(opened.clickhouse, rows));
      times.bytes.push(await insertBytes(opened, requests));
    }
    return measuresOf(times, countOf(rows));
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuresOf({ ours, rows, bytes }: Times, count: number): Measure[] {
  const perSecond = (ms: readonly number[]) => round((count / median(ms)) * 1000, 0);
  const ratioTo = (theirs: readonly number[]) => round(median(ours.map((ms, turn) => (theirs[turn] ?? ms) / ms)));
  return [
    atLeast({ measure: 'projector_ratio', value: ratioTo(rows), unit: 'ratio', goal: 0.6 }),
    { measure: 'projector_bytes_ratio', value: ratioTo(bytes), unit: 'ratio' },
    { measure: 'projector_rows_per_s', value: perSecond(ours), unit: '1/s', beside: perSecond(rows) },
  ];
}

const countOf = (recorded: readonly RecordedRows[][]): number =>
  recorded.flat().reduce((sum, { rows }) => sum + rows.length, 0);

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
function insertRows(server: ClickHouse, recorded: readonly RecordedRows[][]): Promise<number> {
  return inEmptyDatabase(server, (database) =>
    timed(async () => {
      for (const batch of recorded) await Promise.all(batch.map((insert) => encodeAndStore(database, insert)));
    }),
  );
}

async function encodeAndStore(database: ClickHouse, { table, rows }: RecordedRows): Promise<void> {
  const gathered = await database.gather(table);
  gathered.add(rows);
  await gathered.store();
}

function insertBytes(
  { clickhouse, credentials }: OpenedClickHouse,
  recorded: readonly RecordedInsert[][],
): Promise<number> {
  return inEmptyDatabase(clickhouse, () =>
    timed(async () => {
      for (const batch of recorded) await Promise.all(batch.map((insert) => sendAgain(credentials.url, insert)));
    }),
  );
}

/** The rows that a projector stores, batch by batch. */
function recordRows(server: ClickHouse, batches: readonly ProjectedEvent[][]): Promise<RecordedRows[][]> {
  return inEmptyDatabase(server, async (database) => {
    const recorder = new RowRecorder(database);
    const projector = await Projector.open(recorder);
    const recorded: RecordedRows[][] = [];
    for (const batch of batches) {
      await projector.store(batch);
      recorded.push(recorder.take());
    }
    return recorded;
  });
}

/** What a projector sends, batch by batch. */
async function recordRequests(
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
