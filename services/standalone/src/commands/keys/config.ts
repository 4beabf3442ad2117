import type { Environment, KeyWrapping } from '@repartee/kernel';
import { ConfigError, keyVariables, keyWrapping, loadConfig, wrappingVariables } from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({
  ...keyVariables,
  KEYS_NEXT_MASTER_KEY: wrappingVariables.KEYS_MASTER_KEY,
  KEYS_NEXT_KMS_URL: wrappingVariables.KEYS_KMS_URL,
  KEYS_NEXT_KMS_MOUNT: wrappingVariables.KEYS_KMS_MOUNT,
  KEYS_NEXT_KMS_KEY: wrappingVariables.KEYS_KMS_KEY,
  KEYS_NEXT_KMS_TOKEN_FILE: wrappingVariables.KEYS_KMS_TOKEN_FILE,
});

/** Where the keys are; without an address, in a file of the data folder. */
export interface KeysConfig {
  url: string | undefined;
  /** What the keys of organisations are wrapped by, and are to be. */
  present: KeyWrapping | undefined;
  next: KeyWrapping | undefined;
}

/** Reads the environment. Throws ConfigError, also where something is said of keys in a PostgreSQL and not which one. */
export function readKeysConfig(environment: Environment = process.env): KeysConfig {
  const read = loadConfig(Variables, environment);
  if (read.KEYS_URL === undefined) expectNoOthers(environment);
  const present = keyWrapping(read);
  const next = keyWrapping({
    KEYS_MASTER_KEY: read.KEYS_NEXT_MASTER_KEY,
    KEYS_KMS_URL: read.KEYS_NEXT_KMS_URL,
    KEYS_KMS_MOUNT: read.KEYS_NEXT_KMS_MOUNT,
    KEYS_KMS_KEY: read.KEYS_NEXT_KMS_KEY,
    KEYS_KMS_TOKEN_FILE: read.KEYS_NEXT_KMS_TOKEN_FILE,
  });
  // The key of a service elsewhere has versions, and the newest one is to wrap all.
  return { url: read.KEYS_URL, present, next: next ?? (read.KEYS_KMS_URL === undefined ? undefined : present) };
}

/** The keys of a data folder would be rotated in the place of those that were meant. */
function expectNoOthers(environment: Environment): void {
  const names = Object.keys(Variables.shape).filter((name) => environment[name]);
  if (names.length === 0) return;
  throw new ConfigError([
    `KEYS_URL is not set, and these are: ${names.join(', ')}. Set KEYS_URL to the PostgreSQL with the keys; or unset the others for the keys of the data folder, which are under a master key there.`,
  ]);
}
