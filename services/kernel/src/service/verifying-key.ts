import { existsSync, readFileSync } from 'node:fs';

import { z } from 'zod';

import type { SigningKey } from '../auth/signing-key.js';
import { verifyingKey } from '../auth/signing-key.js';
import { ConfigError } from '../config/load-config.js';

/** Of services that verify passes and sign none: everything but the directory. */
export const verifyingVariables = {
  /** The file, in PEM, of the public key that belongs to the directory's signing key. */
  VERIFYING_KEY_FILE: z.string(),
} as const;

/** Throws ConfigError where the file holds no public key. */
export function verifyingKeyFrom({ VERIFYING_KEY_FILE: path }: { VERIFYING_KEY_FILE: string }): SigningKey {
  if (!existsSync(path)) throw new ConfigError([`VERIFYING_KEY_FILE=${path} is not valid: there is no such file.`]);
  const text = readFileSync(path, 'utf8');
  if (text.includes('PRIVATE KEY'))
    throw new ConfigError([`VERIFYING_KEY_FILE=${path} is not valid: a private key is for the directory alone.`]);
  try {
    return verifyingKey(text);
  } catch {
    throw new ConfigError([`VERIFYING_KEY_FILE=${path} is not valid: it holds no key in PEM.`]);
  }
}
