import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';

import type { RecordedEvent } from '@repartee/proto';

import type { BatchEnd, Feed, PositionStore, Subscription } from '../feed/feed.js';
import { NotCaughtUp } from '../feed/feed-errors.js';
import type { Sqlite, Statement, StoredBytes } from '../sqlite/sqlite.js';
import { all, bytesOf, first, inTransaction, openSqlite } from '../sqlite/sqlite.js';
import type { ReadModelDefinition, SqlValue } from './read-model.js';
import { RowWriter } from './row-writer.js';

const BOOKKEEPING = `
CREATE TABLE IF NOT EXISTS read_model (definition TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS read_model_positions (partition TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT;
`;

/** A commit a batch: behind a long log they are what costs. */
const BATCH_SIZE = 2000;

export interface ReadModelQuery<Row> {
  first(...parameters: SqlValue[]): Row | undefined;
  all(...parameters: SqlValue[]): Row[];
}

/**
 * What a service keeps of other services' events, in a SQLite file of its own. Rows and position are written in one
 * transaction, so each event counts once; a changed definition starts again from the first event.
 */
export class LocalReadModel {
  private readonly writer: RowWriter;
  private readonly savePosition: Statement;
  private readonly listeners = new Set<() => void>();
  private subscription: Subscription | undefined;

  private constructor(
    private readonly db: Sqlite,
    private readonly definition: ReadModelDefinition,
  ) {
    this.writer = new RowWriter(db);
    this.savePosition = db.prepare('INSERT OR REPLACE INTO read_model_positions VALUES (?, ?)');
  }

  static open(path: string, definition: ReadModelDefinition): LocalReadModel {
    const digest = digestOf(definition);
    const existing = openWithBookkeeping(path);
    if (builtAs(existing) === digest) return new LocalReadModel(existing, definition);
    existing.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    const db = openWithBookkeeping(path);
    inTransaction(db, () => {
      definition.tables.forEach((table) => db.exec(table));
      db.prepare('INSERT INTO read_model VALUES (?)').run([digest]);
    });
    return new LocalReadModel(db, definition);
  }

  /** Begins to follow the feed; the service is not ready before `caughtUp` has resolved once. */
  async start(feed: Feed): Promise<void> {
    this.subscription = await feed.subscribe({
      group: `read-model-${this.definition.name}`,
      // The file is this process's own, so every event has to come here.
      audience: 'everyone',
      topics: this.definition.topics,
      batchSize: BATCH_SIZE,
      positions: this.positions(),
      handler: (events, end) => {
        this.store(events, end);
        this.listeners.forEach((listener) => listener());
        return Promise.resolve();
      },
    });
  }

  /** Told whenever further events can be read here. */
  onStored(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * Resolves when everything that was in the log at the time of the call can be read here. Throws SubscriptionEnded when
   * it ends before, and NotCaughtUp after so many milliseconds.
   */
  async caughtUp(withinMs?: number): Promise<void> {
    if (!this.subscription) throw new Error(`The read model ${this.definition.name} was not started`);
    await this.subscription.caughtUp(withinMs);
  }

  /**
   * For who would rather go on with what is known than wait for a log that is away: resolves to true when it has caught
   * up, to false once it has stood still for so many milliseconds before that. One that reads a long log is waited for,
   * unless `mostMs` says how long at most: a log may grow while no broker says where it ends, and is then never caught up
   * with. Waits in steps of `stillMs`.
   */
  async caughtUpUnlessStill(stillMs: number, mostMs = Infinity): Promise<boolean> {
    let before = this.passed();
    for (let waitedMs = stillMs; ; waitedMs += stillMs) {
      try {
        await this.caughtUp(stillMs);
        return true;
      } catch (error) {
        if (!(error instanceof NotCaughtUp)) throw error;
        const passed = this.passed();
        if (passed === before || waitedMs >= mostMs) return false;
        before = passed;
      }
    }
  }

  /** A query, prepared once; rows are typed by the caller, bytes are Uint8Array. */
  prepare<Row>(sql: string): ReadModelQuery<Row> {
    const statement = this.db.prepare(sql);
    return {
      first: (...parameters) =>
        all<object>(statement, ...parameters)
          .slice(0, 1)
          .map((row) => toRow<Row>(row))[0],
      all: (...parameters) => all<object>(statement, ...parameters).map((row) => toRow<Row>(row)),
    };
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
    this.db.close();
  }

  private passed(): number {
    return [...(this.subscription?.position().values() ?? [])].reduce((sum, position) => sum + position, 0);
  }

  private store(events: readonly RecordedEvent[], end: BatchEnd): void {
    inTransaction(this.db, () => {
      for (const event of events) this.definition.rows(event).forEach((change) => this.writer.apply(change));
      this.savePosition.run([end.partition, end.position]);
    });
  }

  private positions(): PositionStore {
    const select = this.db.prepare('SELECT partition, position FROM read_model_positions');
    return {
      load: () => {
        const rows = all<{ partition: string; position: number }>(select);
        return Promise.resolve(new Map(rows.map((row) => [row.partition, row.position])));
      },
      save: (partition, position) => {
        this.savePosition.run([partition, position]);
        return Promise.resolve();
      },
    };
  }
}

function toRow<Row>(stored: object): Row {
  return Object.fromEntries(Object.entries(stored).map(([column, value]) => [column, toValue(value)])) as Row;
}

function toValue(stored: unknown): unknown {
  return typeof stored === 'object' && stored !== null ? bytesOf(stored as StoredBytes) : stored;
}

function openWithBookkeeping(path: string): Sqlite {
  const db = openSqlite(path, { rebuildable: true });
  db.exec('PRAGMA secure_delete = ON');
  db.exec(BOOKKEEPING);
  return db;
}

function builtAs(db: Sqlite): string | undefined {
  return first<{ definition: string }>(db.prepare('SELECT definition FROM read_model'))?.definition;
}

function digestOf({ name, version, topics, tables }: ReadModelDefinition): string {
  return createHash('sha256')
    .update(JSON.stringify([name, version, topics, tables]))
    .digest('hex');
}
