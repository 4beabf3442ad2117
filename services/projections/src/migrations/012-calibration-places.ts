import type { Migration } from '@repartee/kernel';

/** Where the event of a calibration stands in the log, as sessions and scores know of theirs (migration 10). */
export const calibrationPlaces: Migration = {
  number: 12,
  name: 'calibration_places',
  up: [
    `ALTER TABLE calibrations
      ADD COLUMN IF NOT EXISTS log_event String AFTER noise,
      ADD COLUMN IF NOT EXISTS log_partition LowCardinality(String) AFTER log_event,
      ADD COLUMN IF NOT EXISTS log_offset UInt64 AFTER log_partition`,
  ],
  down: [
    `ALTER TABLE calibrations
      DROP COLUMN IF EXISTS log_event, DROP COLUMN IF EXISTS log_partition, DROP COLUMN IF EXISTS log_offset`,
  ],
};
