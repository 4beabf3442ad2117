import type { Environment, TablesServiceConfig } from '@repartee/kernel';
import { tablesServiceConfig } from '@repartee/kernel';

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export const cockpitConfig = (environment: Environment = process.env): TablesServiceConfig =>
  tablesServiceConfig({ name: 'cockpit', port: 3006 }, environment);
