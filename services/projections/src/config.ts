import type { Environment, TablesServiceConfig } from '@repartee/kernel';
import { loadConfig, tablesServiceConfig, tablesVariables } from '@repartee/kernel';

export const projectionsVariables = tablesVariables(3005);

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export const projectionsConfig = (environment: Environment = process.env): TablesServiceConfig =>
  tablesServiceConfig('projections', loadConfig(projectionsVariables, environment));
