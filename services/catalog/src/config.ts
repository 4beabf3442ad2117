import { resolve } from 'node:path';

import type { Environment, ServiceSettings, SigningKey } from '@repartee/kernel';
import { loadConfig, serviceSettings, serviceVariables, verifyingKeyFrom, verifyingVariables } from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({
  /** Set by npm: where the command was typed. */
  INIT_CWD: z.string().default('.'),
});

export interface CatalogConfig {
  /** Paths among a command's arguments start there. */
  workingFolder: string;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function catalogConfig(environment: Environment = process.env): CatalogConfig {
  const { INIT_CWD } = loadConfig(Variables, environment);
  return { workingFolder: resolve(INIT_CWD) };
}

const Alone = z.object({
  ...serviceVariables,
  ...verifyingVariables,
  PORT: serviceVariables.PORT.default(3002),
});

export interface CatalogServiceConfig {
  settings: ServiceSettings;
  verifyingKey: SigningKey;
}

/** Of the catalogue as a process of its own. Throws ConfigError with a sentence for each value that cannot be used. */
export function catalogServiceConfig(environment: Environment = process.env): CatalogServiceConfig {
  const read = loadConfig(Alone, environment);
  return { settings: serviceSettings('catalog', read), verifyingKey: verifyingKeyFrom(read) };
}
