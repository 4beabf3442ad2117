import type { Environment, ServiceConfig } from '@repartee/kernel';
import { serviceConfig } from '@repartee/kernel';

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export const scoringConfig = (environment: Environment = process.env): ServiceConfig =>
  serviceConfig({ name: 'scoring', port: 3004 }, environment);
