import type { ClickHouseSource, Environment, ServiceSettings, SigningKey } from '@repartee/kernel';
import {
  ConfigError,
  clickhouseSource,
  clickhouseVariables,
  loadConfig,
  serviceSettings,
  serviceVariables,
  verifyingKeyFrom,
  verifyingVariables,
} from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({
  ...serviceVariables,
  ...verifyingVariables,
  ...clickhouseVariables,
  PORT: serviceVariables.PORT.default(3005),
});

export interface ProjectionsConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
  clickhouse: ClickHouseSource;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function projectionsConfig(environment: Environment = process.env): ProjectionsConfig {
  const read = loadConfig(Variables, environment);
  if (read.CLICKHOUSE_URL === undefined)
    throw new ConfigError(['CLICKHOUSE_URL is not set: the cockpit and the projections share a ClickHouse server.']);
  const settings = serviceSettings('projections', read);
  return { settings, verifyingKey: verifyingKeyFrom(read), clickhouse: clickhouseSource(read, settings.dataFolder) };
}
