import { resolve } from 'node:path';

import type { ClickHouseSource, Environment, KafkaSource, LogLevel, RecordingsSource } from '@repartee/kernel';
import {
  ConfigError,
  clickhouseSource,
  clickhouseVariables,
  commonVariables,
  kafkaSource,
  kafkaVariables,
  loadConfig,
  recordingsSource,
  recordingsVariables,
} from '@repartee/kernel';
import { Password } from '@repartee/proto';
import { z } from 'zod';

const { PORT, HOST, REPARTEE_DATA, LOG_LEVEL, PUBLIC_URL, TRUSTED_PROXIES } = commonVariables;

export const standaloneVariables = z.object({
  ...{ PORT, HOST, REPARTEE_DATA, PUBLIC_URL, TRUSTED_PROXIES, ...recordingsVariables },
  LOG_LEVEL: LOG_LEVEL.default('warn'),
  REPARTEE_DEMO_PASSWORD: Password.optional(),
  /** `small`: the same two organisations with little history, for tests that need no figures. */
  REPARTEE_DEMO_SIZE: z.enum(['full', 'small']).default('full'),
  /** Set by npm: where the command was typed. */
  INIT_CWD: z.string().default('.'),
});

export type DemoSize = 'full' | 'small';

export interface Config {
  /** 0: any free one. */
  port: number;
  host: string;
  /** Set where people open it at another address than host and port say. */
  publicUrl: string | undefined;
  /** Networks of proxies before it, besides private ones. */
  trustedProxies: readonly string[];
  /** Absolute path. */
  dataFolder: string;
  /** Where the command was typed; paths among its arguments start there. */
  workingFolder: string;
  logLevel: LogLevel;
  /** By default in the data folder. */
  recordings: RecordingsSource;
  /** Undefined: made at the first start. */
  demoPassword: string | undefined;
  demoSize: DemoSize;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function readConfig(environment: Environment = process.env): Config {
  const read = loadConfig(standaloneVariables, environment);
  const dataFolder = resolve(read.REPARTEE_DATA);
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL?.replace(/\/$/, ''),
    trustedProxies: read.TRUSTED_PROXIES,
    dataFolder,
    recordings: recordingsSource(read, dataFolder),
    workingFolder: resolve(read.INIT_CWD),
    logLevel: read.LOG_LEVEL,
    demoPassword: read.REPARTEE_DEMO_PASSWORD,
    demoSize: read.REPARTEE_DEMO_SIZE,
  };
}

const LogVariables = z.object({ REPARTEE_DATA, ...kafkaVariables });

/** Where a command finds the log: on Kafka, or in a data folder. Throws ConfigError. */
export function readLogConfig(environment: Environment = process.env): {
  kafka: KafkaSource | undefined;
  /** Absolute path. */
  dataFolder: string;
} {
  const read = loadConfig(LogVariables, environment);
  return { kafka: kafkaSource(read), dataFolder: resolve(read.REPARTEE_DATA) };
}

const TablesVariables = LogVariables.extend(clickhouseVariables);

/** Where the log and the tables of services on their own are. */
export interface ClusterTables {
  kafka: KafkaSource;
  clickhouse: Extract<ClickHouseSource, { mode: 'external' }>;
}

/** Where a command finds log and tables: on Kafka and a ClickHouse server, or in a data folder. Throws ConfigError. */
export function readTablesConfig(environment: Environment = process.env): {
  cluster: ClusterTables | undefined;
  /** Absolute path. */
  dataFolder: string;
} {
  const read = loadConfig(TablesVariables, environment);
  const dataFolder = resolve(read.REPARTEE_DATA);
  const kafka = kafkaSource(read);
  const clickhouse = clickhouseSource(read, dataFolder);
  if (!kafka) return { cluster: undefined, dataFolder };
  if (clickhouse.mode === 'embedded')
    throw new ConfigError(['CLICKHOUSE_URL is not set: where the log is on Kafka, the tables are on a ClickHouse server.']); // prettier-ignore
  return { cluster: { kafka, clickhouse }, dataFolder };
}
