import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable } from './table.js';

/** Where the projector stands, which heads of streams are visible, and whose rows may never come back. */
export const bookkeeping: Migration = {
  number: 1,
  name: 'bookkeeping',
  up: [
    `CREATE TABLE IF NOT EXISTS positions (
      projector LowCardinality(String),
      partition LowCardinality(String),
      position UInt64
    ) ENGINE = ReplacingMergeTree(position) ORDER BY (projector, partition)`,
    replacingTable({ name: 'stream_heads', columns: 'stream String', key: 'stream' }),
    replacingTable({ name: 'erased_people', columns: 'person_id String', key: 'person_id' }),
    replacingTable({ name: 'erased_sessions', columns: 'session_id String', key: 'session_id' }),
  ],
  down: ['positions', 'stream_heads', 'erased_people', 'erased_sessions'].map(dropTable),
};
