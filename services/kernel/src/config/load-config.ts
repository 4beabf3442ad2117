import { z } from 'zod';

import { isNetwork, networksIn } from './networks.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment does not say what the service needs; the message tells which variable, and why. */
export class ConfigError extends Error {
  readonly code = 'bad_configuration';

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

const SECRET = /PASSWORD|SECRET|TOKEN|KEY/;

/**
 * Reads a service's configuration from the environment. An empty value counts as unset. Throws ConfigError with one
 * sentence for each variable that is wrong.
 */
export function loadConfig<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => sentence(issue, given)));
}

function sentence({ path, message }: z.core.$ZodIssue, given: Environment): string {
  const variable = path.join('.');
  const value = given[variable];
  if (value === undefined) return `${variable} is not set: ${message}.`;
  return SECRET.test(variable)
    ? `${variable} is not valid: ${message}.`
    : `${variable}=${value} is not valid: ${message}.`;
}

/** The variables that services have in common. */
export const commonVariables = {
  /** Where the server listens for people. */
  PORT: z.coerce.number('a port is a number').int().min(0).max(65_535, 'a port is at most 65535').default(3000),
  /** The interface it listens on; 127.0.0.1 keeps it to this machine. */
  HOST: z.string().default('127.0.0.1'),
  /** The folder of everything that is kept. */
  REPARTEE_DATA: z.string().default('./data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Where people open the product, when a proxy stands before it: https://training.example.org. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Networks of proxies before it, besides private ones: these say from which address somebody comes. */
  TRUSTED_PROXIES: z
    .string()
    .transform(networksIn)
    .refine((networks) => networks.every(isNetwork), 'networks such as 203.0.113.0/24, with commas between them')
    .default([]),
} as const;
