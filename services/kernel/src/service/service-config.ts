import { z } from 'zod';

import type { SigningKey } from '../auth/signing-key.js';
import type { ClickHouseSource } from '../clickhouse/open-clickhouse.js';
import { clickhouseSource, clickhouseVariables } from '../config/clickhouse-variables.js';
import { ConfigError } from '../config/load-config.js';
import type { ServiceSettings } from './service-settings.js';
import { serviceSettings, serviceVariables } from './service-settings.js';
import { verifyingKeyFrom, verifyingVariables } from './verifying-key.js';

/** Of a service that verifies passes and signs none. */
export interface ServiceConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
}

/** Of a service that uses ClickHouse, too. */
export interface TablesServiceConfig extends ServiceConfig {
  clickhouse: ClickHouseSource;
}

/** What a service reads that verifies passes and signs none; it listens at this port unless PORT says otherwise. */
export const servingVariables = (port: number) =>
  z.object({ ...serviceVariables, ...verifyingVariables, PORT: serviceVariables.PORT.default(port) });

/** The same for a service that uses ClickHouse, too. */
export const tablesVariables = (port: number) => servingVariables(port).extend(clickhouseVariables);

type Served = z.output<ReturnType<typeof servingVariables>>;
type Tabled = z.output<ReturnType<typeof tablesVariables>>;

/** What a service makes of what it read. Throws ConfigError with a sentence for each value that cannot be used. */
export function serviceConfig(name: string, read: Served): ServiceConfig {
  return { settings: serviceSettings(name, read), verifyingKey: verifyingKeyFrom(read) };
}

/** The same with the ClickHouse server that services share. */
export function tablesServiceConfig(name: string, read: Tabled): TablesServiceConfig {
  if (read.CLICKHOUSE_URL === undefined)
    throw new ConfigError(['CLICKHOUSE_URL is not set: the cockpit and the projections share a ClickHouse server.']);
  const config = serviceConfig(name, read);
  return { ...config, clickhouse: clickhouseSource(read, config.settings.dataFolder) };
}
