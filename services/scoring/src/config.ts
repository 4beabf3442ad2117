import type { Environment, ServiceSettings, SigningKey } from '@repartee/kernel';
import { loadConfig, serviceSettings, serviceVariables, verifyingKeyFrom, verifyingVariables } from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({
  ...serviceVariables,
  ...verifyingVariables,
  PORT: serviceVariables.PORT.default(3004),
});

export interface ScoringConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function scoringConfig(environment: Environment = process.env): ScoringConfig {
  const read = loadConfig(Variables, environment);
  return { settings: serviceSettings('scoring', read), verifyingKey: verifyingKeyFrom(read) };
}
