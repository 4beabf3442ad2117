import type { TakeBack } from './native/column.js';

export type QueryParameters = Record<string, unknown>;

/** Rows of one insert that come piece by piece; nothing is stored before `store` has resolved. */
export interface GatheredRows {
  /** How many bytes are kept, nearly; 0 where the rows are kept as they are, and nobody has measured them. */
  readonly size: number;
  /** Answers how to take them back, before more is added. Throws InvalidValue; then none of them is added. */
  add(rows: readonly object[]): TakeBack;
  /** Inserts all of them at once. To be called once, and nothing is added afterwards. */
  store(): Promise<void>;
}

/**
 * One database of the ClickHouse server. Errors that a later attempt may not meet (server restarting, network, timeout)
 * are RetriableError; while the server restarts, calls wait for it, bounded.
 */
export abstract class ClickHouse {
  abstract readonly database: string;
  /** Rows by column name. Inserts at once (no async insert); resolves when the server has stored them. */
  abstract insert<Row extends object>(table: string, rows: readonly Row[]): Promise<void>;
  /** An insert whose rows are gathered first: for many, of which as little as possible is to be kept until then. */
  gather(table: string): Promise<GatheredRows> {
    const gathered: object[] = [];
    const add = (rows: readonly object[]) => {
      const { length } = gathered;
      for (const row of rows) gathered.push(row);
      return () => void gathered.splice(length);
    };
    return Promise.resolve({ size: 0, add, store: () => this.insert(table, gathered) });
  }

  /** Rows of a SELECT, with typed parameters (`{site:String}`), as the writer. */
  abstract query<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]>;
  /** The same as the read-only user: what the cockpit uses. */
  abstract read<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]>;
  /** A statement without rows: DDL, ALTER, INSERT SELECT. */
  abstract command(sql: string, parameters?: QueryParameters): Promise<void>;
  /** The same server, another database (a scratch one, for example); it is created where it does not exist. */
  abstract useDatabase(database: string): Promise<ClickHouse>;
  abstract dropDatabase(): Promise<void>;
  abstract ping(): Promise<boolean>;
  abstract close(): Promise<void>;
}

/** A numbered step of the schema; each statement is one ClickHouse statement, and those of a step are run side by side. */
export interface Migration {
  /** From 1, without gaps. */
  number: number;
  name: string;
  up: readonly string[];
  down: readonly string[];
}

export interface ClickHouseCredentials {
  url: string;
  writer: { username: string; password: string };
  reader: { username: string; password: string };
}
