import type { Migration } from '@repartee/kernel';

/** The scorer's noise floor, for the page about method. Null where it was not measured. */
export const calibrationNoise: Migration = {
  number: 7,
  name: 'calibration_noise',
  up: ['ALTER TABLE calibrations ADD COLUMN IF NOT EXISTS noise Nullable(UInt16) AFTER duration_mean_ms'],
  down: ['ALTER TABLE calibrations DROP COLUMN IF EXISTS noise'],
};
