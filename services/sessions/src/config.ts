import type { Environment, ServiceSettings, SigningKey } from '@repartee/kernel';
import { loadConfig, serviceSettings, serviceVariables, verifyingKeyFrom, verifyingVariables } from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({
  ...serviceVariables,
  ...verifyingVariables,
  PORT: serviceVariables.PORT.default(3003),
  /** How long, when it is asked to end, the service lets conversations go on that somebody holds: eleven minutes. */
  DRAIN_SECONDS: z.coerce.number('a number of seconds').int().min(0).max(3600).default(660),
});

export interface SessionsConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
  drainMs: number;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function sessionsConfig(environment: Environment = process.env): SessionsConfig {
  const read = loadConfig(Variables, environment);
  return {
    settings: serviceSettings('sessions', read),
    verifyingKey: verifyingKeyFrom(read),
    drainMs: read.DRAIN_SECONDS * 1000,
  };
}
