import type { DomainEvent, RecordedEvent } from '@repartee/proto';

export type ProjectedEvent = RecordedEvent<DomainEvent>;

/** A stored row: snake_case columns as ClickHouse names them. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * One table of the read side. `rows` is pure, and a row replaces the one with the same key and a lower version,
 * so events may come twice.
 */
export interface Projection {
  table: string;
  /** The types of event that make rows; no other is handed to `rows` by the projector. */
  from: readonly DomainEvent['$typeName'][];
  rows: (event: ProjectedEvent) => readonly Row[];
  /** How an erased person's rows are found. */
  erasedBy: Erasure;
}

/** The column that names the person the row is about, or the session that was theirs; `none` where rows are about nobody. */
export type Erasure = 'learner_id' | 'person_id' | 'session_id' | 'none';
