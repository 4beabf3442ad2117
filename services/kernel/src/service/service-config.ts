import { z } from 'zod';

import type { SigningKey } from '../auth/signing-key.js';
import type { ClickHouseSource } from '../clickhouse/open-clickhouse.js';
import { clickhouseSource, clickhouseVariables } from '../config/clickhouse-variables.js';
import type { Environment } from '../config/load-config.js';
import { ConfigError, loadConfig } from '../config/load-config.js';
import type { ServiceSettings } from './service-settings.js';
import { serviceSettings, serviceVariables } from './service-settings.js';
import { verifyingKeyFrom, verifyingVariables } from './verifying-key.js';

/** What tells one service from another, where nothing else does. */
export interface ServiceIdentity {
  /** Of the service: scoring. */
  name: string;
  /** Where it listens unless PORT says otherwise. */
  port: number;
}

/** Of a service that verifies passes and signs none. */
export interface ServiceConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
}

/** Of a service that uses ClickHouse, too. */
export interface TablesServiceConfig extends ServiceConfig {
  clickhouse: ClickHouseSource;
}

const Variables = z.object({ ...serviceVariables, ...verifyingVariables });
const TablesVariables = Variables.extend(clickhouseVariables);

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function serviceConfig(service: ServiceIdentity, environment: Environment): ServiceConfig {
  return configOf(service, loadConfig(Variables, withPort(service, environment)));
}

/** The same with the ClickHouse server that services share. */
export function tablesServiceConfig(service: ServiceIdentity, environment: Environment): TablesServiceConfig {
  const read = loadConfig(TablesVariables, withPort(service, environment));
  if (read.CLICKHOUSE_URL === undefined)
    throw new ConfigError(['CLICKHOUSE_URL is not set: the cockpit and the projections share a ClickHouse server.']);
  const config = configOf(service, read);
  return { ...config, clickhouse: clickhouseSource(read, config.settings.dataFolder) };
}

function configOf({ name }: ServiceIdentity, read: z.output<typeof Variables>): ServiceConfig {
  return { settings: serviceSettings(name, read), verifyingKey: verifyingKeyFrom(read) };
}

/** An empty value counts as unset. */
function withPort({ port }: ServiceIdentity, environment: Environment): Environment {
  return { ...environment, PORT: environment['PORT'] || String(port) };
}
