import type { Environment } from '@repartee/kernel';
import { keyVariables, loadConfig } from '@repartee/kernel';
import { z } from 'zod';

const Variables = z.object({ ...keyVariables, KEYS_NEXT_MASTER_KEY: keyVariables.KEYS_MASTER_KEY });

/** Where the keys are; without an address, in a file of the data folder. */
export interface KeysConfig {
  url: string | undefined;
  /** 64 hexadecimal digits each. */
  present: string | undefined;
  next: string | undefined;
}

/** Reads the environment. Throws ConfigError. */
export function readKeysConfig(environment: Environment = process.env): KeysConfig {
  const { KEYS_URL: url, KEYS_MASTER_KEY: present, KEYS_NEXT_MASTER_KEY: next } = loadConfig(Variables, environment);
  return { url, present, next };
}
