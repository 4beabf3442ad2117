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
  PORT: serviceVariables.PORT.default(3006),
});

export interface CockpitConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
  clickhouse: ClickHouseSource;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function cockpitConfig(environment: Environment = process.env): CockpitConfig {
  const read = loadConfig(Variables, environment);
  if (read.CLICKHOUSE_URL === undefined)
    throw new ConfigError(['CLICKHOUSE_URL is not set: the cockpit and the projections share a ClickHouse server.']);
  const settings = serviceSettings('cockpit', read);
  return { settings, verifyingKey: verifyingKeyFrom(read), clickhouse: clickhouseSource(read, settings.dataFolder) };
}
