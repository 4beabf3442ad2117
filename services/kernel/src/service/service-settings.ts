import { resolve } from 'node:path';

import { z } from 'zod';

import { kafkaSource, kafkaVariables } from '../config/kafka-variables.js';
import { keyVariables, keyWrapping } from '../config/key-variables.js';
import { ConfigError, commonVariables } from '../config/load-config.js';
import type { KafkaSource } from '../kafka/kafka-source.js';
import type { KeyWrapping } from '../keys/key-wrapping.js';
import type { LogLevel } from '../telemetry/log.js';

/** What every service reads that runs as a process of its own. Files that are not named lie in its data folder. */
export const serviceVariables = {
  ...commonVariables,
  ...kafkaVariables,
  ...keyVariables,
  /** Names this process among all and stays over restarts: sessions-0. Default: the name of the service. */
  INSTANCE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and dashes')
    .optional(),
  /** The store of keys that all services of one machine share where it is no PostgreSQL, and a file with the master key. */
  KEYS_FILE: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  /** How long it may take to end once nothing is under way any more, before whoever runs it kills it. */
  GRACE_SECONDS: z.coerce.number('a number of seconds').int().min(10).max(3600).default(60),
} as const;

export type ServiceVariables = z.output<z.ZodObject<typeof serviceVariables>>;

export interface ServiceSettings {
  /** Of the service: sessions. */
  name: string;
  instance: string;
  port: number;
  host: string;
  /** Where people open the product. */
  publicUrl: string | undefined;
  /** Networks of proxies before it, besides private ones. */
  trustedProxies?: readonly string[];
  logLevel: LogLevel;
  /** Absolute path. */
  dataFolder: string;
  /** Of the PostgreSQL with the keys; unset, they are in the file. */
  keysUrl: string | undefined;
  keysFile: string | undefined;
  /** Of the keys of organisations; unset, a master key in the file wraps them. */
  wrapping: KeyWrapping | undefined;
  masterKeyFile: string | undefined;
  kafka: KafkaSource;
  /** Milliseconds from the end of what was under way until the process is killed. */
  graceMs: number;
}

/**
 * Throws ConfigError where there is no Kafka, since alone a service would hear of no other, and where keys are shared
 * without the master key: each service would make one of its own, and none could open what another has sealed.
 */
export function serviceSettings(name: string, variables: ServiceVariables): ServiceSettings {
  const kafka = kafkaSource(variables);
  if (!kafka)
    throw new ConfigError(['KAFKA_BROKERS is not set: services that run as processes of their own meet in Kafka.']);
  const wrapping = keyWrapping(variables);
  if (variables.KEYS_URL !== undefined && wrapping === undefined && variables.MASTER_KEY_FILE === undefined)
    throw new ConfigError(['KEYS_URL is set but no master key: set KEYS_MASTER_KEY, or MASTER_KEY_FILE, to the one of all services, or KEYS_KMS_URL.']); // prettier-ignore
  return {
    ...{ name, kafka, wrapping, instance: variables.INSTANCE ?? name },
    port: variables.PORT,
    host: variables.HOST,
    publicUrl: variables.PUBLIC_URL?.replace(/\/$/, ''),
    trustedProxies: variables.TRUSTED_PROXIES,
    logLevel: variables.LOG_LEVEL,
    dataFolder: resolve(variables.REPARTEE_DATA),
    keysUrl: variables.KEYS_URL,
    keysFile: absolute(variables.KEYS_FILE),
    masterKeyFile: absolute(variables.MASTER_KEY_FILE),
    graceMs: variables.GRACE_SECONDS * 1000,
  };
}

const absolute = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(path));
