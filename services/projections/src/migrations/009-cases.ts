import type { Migration } from '@repartee/kernel';
import { dropTable, replacingTable, sealed } from './table.js';

/**
 * Cases of learners' own, for their own list; sessions know their case, so that every other query leaves them out, and
 * the answers that cast their texts. Of a forgotten case its id alone stays, so that its rows never come back.
 */
export const cases: Migration = {
  number: 9,
  name: 'cases',
  up: [
    'ALTER TABLE sessions ADD COLUMN IF NOT EXISTS case_id String AFTER fork_root_id',
    replacingTable({
      name: 'cases',
      columns: `case_id String, learner_id String, template_id String, template_version UInt32,
        language LowCardinality(String), ${sealed}, told_at DateTime64(3, 'UTC')`,
      key: 'case_id',
    }),
    replacingTable({
      name: 'case_sessions',
      columns: `session_id String, case_id String, learner_id String, ${sealed}`,
      key: 'session_id',
    }),
    replacingTable({ name: 'forgotten_cases', columns: 'case_id String, learner_id String', key: 'case_id' }),
  ],
  down: [
    ...['forgotten_cases', 'case_sessions', 'cases'].map(dropTable),
    'ALTER TABLE sessions DROP COLUMN IF EXISTS case_id',
  ],
};
