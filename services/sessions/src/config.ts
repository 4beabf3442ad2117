import type { Environment, RecordingsSource, ServiceConfig } from '@repartee/kernel';
import { loadConfig, recordingsSource, recordingsVariables, serviceConfig, servingVariables } from '@repartee/kernel';
import { z } from 'zod';

import { speechConfig } from './voice/speech/config.js';
import type { SpeechConfig } from './voice/speech/config.js';

export const sessionsVariables = servingVariables(3003).extend({
  ...recordingsVariables,
  /** How long, when it is asked to end, the service lets conversations go on that somebody holds: eleven minutes. */
  DRAIN_SECONDS: z.coerce.number('a number of seconds').int().min(0).max(3600).default(660),
});

export interface SessionsConfig extends ServiceConfig {
  drainMs: number;
  speech: SpeechConfig;
  /** Undefined where nothing is recorded. */
  recordings: RecordingsSource | undefined;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function sessionsConfig(environment: Environment = process.env): SessionsConfig {
  const read = loadConfig(sessionsVariables, environment);
  return {
    ...serviceConfig('sessions', read),
    drainMs: read.DRAIN_SECONDS * 1000,
    speech: speechConfig(environment),
    recordings: recordingsSource(read),
  };
}
