import type { Migration } from '@repartee/kernel';

const tables = ['sessions', 'skill_scores'];

/**
 * Where the event of a row stands in the log, for the question which events a figure rests on. Rows from before have
 * none until their table is rebuilt.
 */
export const places: Migration = {
  number: 10,
  name: 'places',
  up: tables.map(
    (table) => `ALTER TABLE ${table}
      ADD COLUMN IF NOT EXISTS log_event String AFTER started_at,
      ADD COLUMN IF NOT EXISTS log_partition LowCardinality(String) AFTER log_event,
      ADD COLUMN IF NOT EXISTS log_offset UInt64 AFTER log_partition`,
  ),
  down: tables.map(
    (table) => `ALTER TABLE ${table}
      DROP COLUMN IF EXISTS log_event, DROP COLUMN IF EXISTS log_partition, DROP COLUMN IF EXISTS log_offset`,
  ),
};
