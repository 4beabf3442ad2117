import { resolve } from 'node:path';

import type { Environment, ServiceConfig } from '@repartee/kernel';
import { loadConfig, serviceConfig, servingVariables } from '@repartee/kernel';
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

export const catalogVariables = servingVariables(3002);

/** Of the catalogue as a process of its own. Throws ConfigError with a sentence for each value that cannot be used. */
export const catalogServiceConfig = (environment: Environment = process.env): ServiceConfig =>
  serviceConfig('catalog', loadConfig(catalogVariables, environment));
