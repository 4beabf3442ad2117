import type { RecordedEvent, Topic } from '@repartee/proto';

export type SqlValue = string | number | bigint | Uint8Array | null;

/** A row to be written: it replaces the one with the same primary key. */
export interface RowWrite {
  table: string;
  row: Readonly<Record<string, SqlValue>>;
}

/** Rows to be taken out: all that have these values. */
export interface RowDelete {
  table: string;
  where: Readonly<Record<string, SqlValue>>;
}

export type RowChange = RowWrite | ({ delete: true } & RowDelete);

export interface ReadModelDefinition {
  /** Names the file's group; a new version starts from the first event. */
  name: string;
  version: number;
  topics: readonly Topic[];
  /** CREATE TABLE statements, each with a primary key, and rules of the tables (`takenOut`, `onlyWith`). */
  tables: readonly string[];
  /** Pure: what an event changes. */
  rows: (event: RecordedEvent) => readonly RowChange[];
}
