import type { Environment, ServiceConfig } from '@repartee/kernel';
import { loadConfig, serviceConfig, servingVariables } from '@repartee/kernel';

export const scoringVariables = servingVariables(3004);

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export const scoringConfig = (environment: Environment = process.env): ServiceConfig =>
  serviceConfig('scoring', loadConfig(scoringVariables, environment));
