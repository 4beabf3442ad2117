import type { Sqlite } from '../sqlite/sqlite.js';
import { JournalRows } from './journal-rows.js';

/**
 * `sequence` has no gaps: rows are never deleted and there is one writer. `relayed` holds how far each target (a log
 * elsewhere) has acknowledged the journal.
 */
export const JOURNAL_SCHEMA = `
CREATE TABLE IF NOT EXISTS events (
  sequence INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  causation_id TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (stream, version)
) STRICT;
CREATE TABLE IF NOT EXISTS relayed (
  target TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const COLUMNS = [
  'topic',
  'stream',
  'version',
  'id',
  'type',
  'schema_version',
  'occurred_at',
  'organisation',
  'correlation_id',
  'causation_id',
  'actor_kind',
  'actor_id',
  'data',
] as const;

/** Every statement of the journal, prepared once. */
export function prepareStatements(db: Sqlite) {
  const insert = `INSERT INTO events (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;
  return {
    insert: db.prepare(insert),
    head: db.prepare('SELECT max(version) AS version FROM events WHERE stream = ?'),
    byIds: db.prepare(
      'SELECT id, stream, version, type, data FROM events WHERE id IN (SELECT value FROM json_each(?))',
    ),
    stream: db.prepare('SELECT * FROM events WHERE stream = ? AND version >= ? ORDER BY version'),
    at: db.prepare('SELECT * FROM events WHERE sequence = ?'),
    last: db.prepare('SELECT max(sequence) AS sequence FROM events'),
    rows: new JournalRows(db),
  };
}

export type JournalStatements = ReturnType<typeof prepareStatements>;
