import type { Environment, TablesServiceConfig } from '@repartee/kernel';
import { loadConfig, tablesServiceConfig, tablesVariables } from '@repartee/kernel';

export const cockpitVariables = tablesVariables(3006);

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export const cockpitConfig = (environment: Environment = process.env): TablesServiceConfig =>
  tablesServiceConfig('cockpit', loadConfig(cockpitVariables, environment));
