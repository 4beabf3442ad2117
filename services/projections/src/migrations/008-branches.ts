import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable } from './table.js';

/** Forks know the session their family began with, and learners choose the one to hold on to. */
export const branches: Migration = {
  number: 8,
  name: 'branches',
  up: [
    'ALTER TABLE sessions ADD COLUMN IF NOT EXISTS fork_root_id String AFTER fork_turn',
    replacingTable({
      name: 'kept_sessions',
      columns: `session_id String, learner_id String, root_session_id String, kept_at DateTime64(3, 'UTC')`,
      key: 'session_id',
    }),
  ],
  down: [dropTable('kept_sessions'), 'ALTER TABLE sessions DROP COLUMN IF EXISTS fork_root_id'],
};
