import { pathToFileURL } from 'node:url';

import Database from 'libsql';

import { StartProblem } from '../service/start-problem.js';

/** A prepared statement; parameters by position. */
export interface Statement {
  run(parameters: readonly unknown[]): { changes: number };
  get(parameters: readonly unknown[]): unknown;
  all(parameters: readonly unknown[]): unknown[];
}

/** Bytes as the library returns them: a Buffer from `get`, an ArrayBuffer from `all`. */
export type StoredBytes = Uint8Array | ArrayBuffer;

/** One connection to a SQLite file. */
export interface Sqlite {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /** Ends an open transaction without effect. */
  close(): void;
}

export interface OpenSqlite {
  /** Another process may be writing: this connection only reads. */
  readOnly?: boolean;
  /** What can be built again need not be on the disk at each commit: it stays whole all the same. */
  rebuildable?: boolean;
  /** Holds locks and no rows: whoever reads keeps others from writing, as they would not with a write-ahead log. */
  isLock?: boolean;
}

/** How long a statement waits for another process's write. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens or creates a database: WAL, and (unless it is rebuildable) every commit on the disk before it returns. Throws
 * StartProblem where the file is none.
 */
export function openSqlite(path: string, options: OpenSqlite = {}): Sqlite {
  try {
    return connect(path, options);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_NOTADB') throw error;
    const what = `The file ${path} is damaged: it is no database of SQLite. Put it back, or restore a backup into a new, empty data folder.`; // prettier-ignore
    throw new StartProblem('not_a_database', what, { cause: error });
  }
}

function connect(path: string, options: OpenSqlite): Sqlite {
  const { readOnly = false, rebuildable = false, isLock = false } = options;
  const db = new Database(readOnly ? `${pathToFileURL(path).href}?mode=ro` : path);
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (readOnly) {
    db.pragma('query_only = ON');
  } else if (!isLock) {
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${rebuildable ? 'NORMAL' : 'FULL'}`);
    db.pragma('foreign_keys = ON');
  }
  return new Connection(db);
}

class Connection implements Sqlite {
  constructor(private readonly db: Database.Database) {}

  get inTransaction(): boolean {
    return this.db.inTransaction;
  }

  prepare(sql: string): Statement {
    return this.db.prepare(sql);
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  /** The library lets go of a file, and of its locks, only when its statements are collected: the locks go first. */
  close(): void {
    rollBack(this);
    this.db.close();
  }
}

/**
 * Runs the work in one write transaction and returns what it returns; an error rolls back and is thrown.
 * (The library's own `transaction` loses the first error where the rollback fails too.)
 */
export function inTransaction<Result>(db: Sqlite, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** The first row of a query, typed by its caller, or undefined. */
export function first<Row>(statement: Statement, ...parameters: unknown[]): Row | undefined {
  const stored = statement.get(parameters) as (Row & { _metadata?: unknown }) | undefined;
  // The library adds its own timing to the row.
  if (stored) delete stored._metadata;
  return stored;
}

/** All rows of a query, typed by its caller. */
export function all<Row>(statement: Statement, ...parameters: unknown[]): Row[] {
  return statement.all(parameters) as Row[];
}

/** Whether an error says that another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

export function bytesOf(stored: StoredBytes): Uint8Array {
  return ArrayBuffer.isView(stored) ? stored : new Uint8Array(stored);
}

function rollBack(db: Sqlite): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
  } catch {
    // A full disk has ended the transaction already, and the error that says so is the one to report.
  }
}
