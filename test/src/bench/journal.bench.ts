import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Append, Sqlite, StoredBytes } from '@repartee/kernel';
import {
  SqliteJournal,
  TimeOrderedIds,
  SystemClock,
  SystemRandomness,
  all,
  bytesOf,
  inTransaction,
  openSqlite,
} from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';

import type { Measure } from './measure.js';
import { atLeast, median, round, timed } from './measure.js';

const ROUNDS = 7;
const APPENDS = 400;

/**
 * Durable appends of one turn each (what was said, what it moved, the reply), one after the other, beside the same rows
 * inserted into the same table by SQLite alone, each turn in a commit of its own. Rounds alternate, so that a slow
 * moment of the disk meets both.
 */
export async function benchJournal(turn: readonly RecordedEvent[]): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-'));
  const journal = SqliteJournal.open(join(folder, 'journal.sqlite'));
  try {
    const ids = new TimeOrderedIds(new SystemClock(), new SystemRandomness());
    const append = (stream: string): Append => appendOf(turn, stream, ids);
    await journal.append(append('warm/up'));
    const ceiling = new Ceiling(join(folder, 'journal.sqlite'), join(folder, 'ceiling.sqlite'));
    const rates = { ours: [] as number[], theirs: [] as number[] };
    for (let turn = 0; turn < ROUNDS; turn++) {
      const appends = Array.from({ length: APPENDS }, () => append(`bench/session-${randomUUID()}`));
      const ours = await timed(async () => {
        for (const one of appends) await journal.append(one);
      });
      const commits = ceiling.prepare(APPENDS);
      const theirs = await timed(() => ceiling.insert(commits));
      rates.ours.push((APPENDS / ours) * 1000);
      rates.theirs.push((APPENDS / theirs) * 1000);
    }
    ceiling.close();
    const ratios = rates.ours.map((rate, index) => rate / (rates.theirs[index] ?? rate));
    return [
      atLeast({ measure: 'journal_ratio', value: round(median(ratios)), unit: 'ratio', goal: 0.7 }),
      {
        measure: 'journal_appends_per_s',
        value: round(median(rates.ours), 0),
        unit: '1/s',
        beside: round(median(rates.theirs), 0),
      },
    ];
  } finally {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function appendOf(turn: readonly RecordedEvent[], stream: string, ids: TimeOrderedIds): Append {
  return {
    ...{ stream, organisation: 'bench', expectedVersion: 0, correlationId: 'bench', causationId: 'bench' },
    actor: { kind: 'system', id: 'bench' },
    events: turn.map(({ occurredAt, data }) => ({ id: ids.next(), occurredAt, data })),
  };
}

type Row = Record<string, unknown>;

/** SQLite by itself: the journal's table and indexes, its rows, prepared statements, nothing else. */
class Ceiling {
  private readonly db: Sqlite;
  private readonly rows: readonly Row[];
  private readonly statement;

  constructor(journal: string, path: string) {
    const source = openSqlite(journal, { readOnly: true });
    const schema = all<{ sql: string | null }>(
      source.prepare(`SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`),
    );
    this.rows = all<Row>(source.prepare('SELECT * FROM events ORDER BY sequence'));
    source.close();
    this.db = openSqlite(path);
    for (const { sql } of schema) if (sql !== null) this.db.exec(sql);
    const columns = Object.keys(this.rows[0] ?? {}).filter((column) => column !== 'sequence');
    const places = columns.map(() => '?').join(', ');
    this.statement = this.db.prepare(`INSERT INTO events (${columns.join(', ')}) VALUES (${places})`);
  }

  /** What each of so many commits inserts: the same rows under ids and streams of their own. */
  prepare(commits: number): unknown[][][] {
    return Array.from({ length: commits }, () => {
      const stream = `bench/session-${randomUUID()}`;
      return this.rows.map(({ sequence: _, data, ...row }) => {
        // The columns in their order, of which the bytes come last.
        return [...Object.values({ ...row, stream, id: randomUUID() }), bytesOf(data as StoredBytes)];
      });
    });
  }

  insert(commits: readonly unknown[][][]): void {
    for (const rows of commits) inTransaction(this.db, () => rows.forEach((row) => this.statement.run(row)));
  }

  close(): void {
    this.db.close();
  }
}
