import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { QueryParameters } from '@repartee/kernel';
import { ClickHouse, PinoLog, SystemClock, migrate, openClickHouse } from '@repartee/kernel';
import { Projector, projectionMigrations } from '@repartee/projections';
import type { ProjectedEvent } from '@repartee/projections';

import type { Measure } from './measure.js';
import { atLeast, median, round, timed } from './measure.js';

const BATCH = 5000;
const ROUNDS = 3;

/**
 * Events projected into tables, beside the very same rows inserted as they are, in the same batches. Each round takes
 * an empty database, and the rounds alternate.
 */
export async function benchProjector(events: readonly ProjectedEvent[]): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-'));
  const log = new PinoLog({ service: 'bench', level: 'silent' });
  const opened = await openClickHouse({ source: { mode: 'embedded', folder }, clock: new SystemClock(), log });
  try {
    const batches = batchesOf(events);
    const recorded = await record(opened.clickhouse, batches);
    const rows = recorded.reduce(
      (sum, batch) => sum + batch.reduce((total, insert) => total + insert.rows.length, 0),
      0,
    );
    const rates = { ours: [] as number[], theirs: [] as number[] };
    for (let turn = 0; turn < ROUNDS; turn++) {
      rates.ours.push((rows / (await project(opened.clickhouse, batches))) * 1000);
      rates.theirs.push((rows / (await insertRaw(opened.clickhouse, recorded))) * 1000);
    }
    const ratios = rates.ours.map((rate, index) => rate / (rates.theirs[index] ?? rate));
    return [
      atLeast({ measure: 'projector_ratio', value: round(median(ratios)), unit: 'ratio', goal: 0.6 }),
      {
        measure: 'projector_rows_per_s',
        value: round(median(rates.ours), 0),
        unit: '1/s',
        beside: round(median(rates.theirs), 0),
      },
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

async function insertRaw(server: ClickHouse, recorded: readonly Insert[][]): Promise<number> {
  return inEmptyDatabase(server, (database) =>
    timed(async () => {
      for (const batch of recorded) await Promise.all(batch.map((insert) => insertAlone(database, insert)));
    }),
  );
}

async function insertAlone(database: ClickHouse, { table, rows }: Insert): Promise<void> {
  const gathered = await database.gather(table);
  gathered.add(rows);
  await gathered.store();
}

async function record(server: ClickHouse, batches: readonly ProjectedEvent[][]): Promise<Insert[][]> {
  return inEmptyDatabase(server, async (database) => {
    const recorder = new RecordingClickHouse(database);
    const projector = await Projector.open(recorder);
    const recorded: Insert[][] = [];
    for (const batch of batches) {
      await projector.store(batch);
      recorded.push(recorder.take());
    }
    return recorded;
  });
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

interface Insert {
  table: string;
  rows: readonly object[];
}

/** Notes what is inserted on its way. */
class RecordingClickHouse extends ClickHouse {
  readonly database: string;
  private inserts: Insert[] = [];

  constructor(private readonly inner: ClickHouse) {
    super();
    this.database = inner.database;
  }

  take(): Insert[] {
    const taken = this.inserts;
    this.inserts = [];
    return taken;
  }

  insert<Row extends object>(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) this.inserts.push({ table, rows });
    return this.inner.insert(table, rows);
  }

  query<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]> {
    return this.inner.query<Row>(sql, parameters);
  }

  read<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]> {
    return this.inner.read<Row>(sql, parameters);
  }

  command(sql: string, parameters?: QueryParameters): Promise<void> {
    return this.inner.command(sql, parameters);
  }

  useDatabase(database: string): Promise<ClickHouse> {
    return this.inner.useDatabase(database);
  }

  dropDatabase(): Promise<void> {
    return this.inner.dropDatabase();
  }

  ping(): Promise<boolean> {
    return this.inner.ping();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
