import type { Migration } from '@repartee/kernel';

/** By which engine and scorer a calibration was made. Rows from before were made by the only ones there had been. */
export const calibrationTools: Migration = {
  number: 13,
  name: 'calibration_tools',
  up: [
    `ALTER TABLE calibrations
      ADD COLUMN IF NOT EXISTS engine_name LowCardinality(String) DEFAULT 'repartee-engine' AFTER scenario_version,
      ADD COLUMN IF NOT EXISTS scorer_name LowCardinality(String) DEFAULT 'repartee-criteria' AFTER engine_version`,
  ],
  down: ['ALTER TABLE calibrations DROP COLUMN IF EXISTS engine_name, DROP COLUMN IF EXISTS scorer_name'],
};
