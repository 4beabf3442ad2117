import type { Migration } from '@repartee/kernel';

/** How long a session's recording is kept, for its page; sessions from before were not recorded. */
export const recordings: Migration = {
  number: 11,
  name: 'recordings',
  up: ['ALTER TABLE sessions ADD COLUMN IF NOT EXISTS recording_days UInt16 AFTER case_id'],
  down: ['ALTER TABLE sessions DROP COLUMN IF EXISTS recording_days'],
};
