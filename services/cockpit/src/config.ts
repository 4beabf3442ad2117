import type { Environment, RecordingsSource, TablesServiceConfig } from '@repartee/kernel';
import {
  loadConfig,
  recordingsSource,
  recordingsVariables,
  tablesServiceConfig,
  tablesVariables,
} from '@repartee/kernel';

export const cockpitVariables = tablesVariables(3006).extend(recordingsVariables);

export interface CockpitConfig extends TablesServiceConfig {
  /** Undefined where nothing is recorded. */
  recordings: RecordingsSource | undefined;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function cockpitConfig(environment: Environment = process.env): CockpitConfig {
  const read = loadConfig(cockpitVariables, environment);
  return { ...tablesServiceConfig('cockpit', read), recordings: recordingsSource(read) };
}
