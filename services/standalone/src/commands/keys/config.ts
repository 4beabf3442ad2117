import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Environment, KeyWrapping } from '@repartee/kernel';
import {
  ConfigError,
  keyVariables,
  keyWrapping,
  loadConfig,
  masterKeyFrom,
  serviceVariables,
  wrappingVariables,
} from '@repartee/kernel';
import { z } from 'zod';

const { KEYS_FILE, MASTER_KEY_FILE } = serviceVariables;

const Variables = z.object({
  ...keyVariables,
  ...{ KEYS_FILE, MASTER_KEY_FILE },
  KEYS_NEXT_MASTER_KEY: wrappingVariables.KEYS_MASTER_KEY,
  KEYS_NEXT_KMS_URL: wrappingVariables.KEYS_KMS_URL,
  KEYS_NEXT_KMS_MOUNT: wrappingVariables.KEYS_KMS_MOUNT,
  KEYS_NEXT_KMS_KEY: wrappingVariables.KEYS_KMS_KEY,
  KEYS_NEXT_KMS_TOKEN_FILE: wrappingVariables.KEYS_KMS_TOKEN_FILE,
});

/** Where the keys are. */
export type KeysConfig = KeysInPostgres | KeysInFile;

export interface KeysInPostgres {
  url: string;
  /** What the keys of organisations are wrapped by, and are to be. */
  present: KeyWrapping | undefined;
  next: KeyWrapping | undefined;
}

export interface KeysInFile {
  url: undefined;
  /** Absolute paths; unset, the keys and their master key are in the data folder. */
  keysFile: string | undefined;
  masterKeyFile: string | undefined;
}

/** Reads the environment as services do. Throws ConfigError, also where something is said of keys in a PostgreSQL and not which one. */
export function readKeysConfig(environment: Environment = process.env): KeysConfig {
  const read = loadConfig(Variables, environment);
  const { KEYS_URL: url, KEYS_FILE: keysFile, MASTER_KEY_FILE: masterKeyFile } = read;
  if (url === undefined) {
    expectNoOthers(environment);
    return { url, keysFile: absolute(keysFile), masterKeyFile: absolute(masterKeyFile) };
  }
  const present = keyWrapping(read) ?? inFile(masterKeyFile);
  const next = keyWrapping({
    KEYS_MASTER_KEY: read.KEYS_NEXT_MASTER_KEY,
    KEYS_KMS_URL: read.KEYS_NEXT_KMS_URL,
    KEYS_KMS_MOUNT: read.KEYS_NEXT_KMS_MOUNT,
    KEYS_KMS_KEY: read.KEYS_NEXT_KMS_KEY,
    KEYS_KMS_TOKEN_FILE: read.KEYS_NEXT_KMS_TOKEN_FILE,
  });
  // The key of a service elsewhere has versions, and the newest one is to wrap all.
  return { url, present, next: next ?? (read.KEYS_KMS_URL === undefined ? undefined : present) };
}

const absolute = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(path));

/** A command makes no master key: what a mistyped name would hold opens nothing. */
function inFile(masterKeyFile: string | undefined): KeyWrapping | undefined {
  if (masterKeyFile === undefined) return undefined;
  if (!existsSync(masterKeyFile)) throw new ConfigError([`MASTER_KEY_FILE=${masterKeyFile}: there is no such file.`]);
  return masterKeyFrom(masterKeyFile);
}

/** The keys of a data folder would be rotated in the place of those that were meant. */
function expectNoOthers(environment: Environment): void {
  const inFiles = ['KEYS_FILE', 'MASTER_KEY_FILE'];
  const names = Object.keys(Variables.shape).filter((name) => environment[name] && !inFiles.includes(name));
  if (names.length === 0) return;
  throw new ConfigError([
    `KEYS_URL is not set, and these are: ${names.join(', ')}. Set KEYS_URL to the PostgreSQL with the keys; or unset the others for the keys of the data folder, which are under a master key there.`,
  ]);
}
