interface Table {
  name: string;
  /** Columns as ClickHouse declares them, without organisation and version, which every table has. */
  columns: string;
  /** What makes a row the same row, besides the organisation. */
  key?: string;
  /** Skipping indexes. */
  indexes?: string;
}

/** A table whose rows replace one another by key, the highest version of the stream winning. */
export function replacingTable({ name, columns, key, indexes = '' }: Table): string {
  const order = ['organisation', ...(key ? [key] : [])].join(', ');
  return `CREATE TABLE IF NOT EXISTS ${name} (
    organisation LowCardinality(String),
    ${columns.trim()},
    version UInt64${indexes === '' ? '' : `, ${indexes}`}
  ) ENGINE = ReplacingMergeTree(version) ORDER BY (${order})`;
}

export function dropTable(name: string): string {
  return `DROP TABLE IF EXISTS ${name} SYNC`;
}

/** Lets the rows of a table say where their event stands in the log. */
export function addPlaces(table: string): string {
  return `ALTER TABLE ${table}
    ADD COLUMN IF NOT EXISTS log_event String,
    ADD COLUMN IF NOT EXISTS log_partition LowCardinality(String),
    ADD COLUMN IF NOT EXISTS log_offset UInt64`;
}

export function dropPlaces(table: string): string {
  return `ALTER TABLE ${table}
    DROP COLUMN IF EXISTS log_event, DROP COLUMN IF EXISTS log_partition, DROP COLUMN IF EXISTS log_offset`;
}

/** Finds a session's rows where the key begins with something else. */
export const bySession = 'INDEX by_session session_id TYPE bloom_filter GRANULARITY 1';

export const sealed = 'event_id String, key_id String, nonce String, ciphertext String';

export const placement = `
  session_id String,
  learner_id String,
  team_id LowCardinality(String),
  site_id LowCardinality(String),
  scenario_id LowCardinality(String),
  scenario_version UInt32,
  rubric_id LowCardinality(String),
  rubric_version UInt32,
  purpose LowCardinality(String),
  mode LowCardinality(String),
  language LowCardinality(String),
  mind LowCardinality(String),
  scorer_name LowCardinality(String),
  scorer_version LowCardinality(String),
  attempt UInt32,
  is_fork Bool,
  started_at DateTime64(3, 'UTC')`;
