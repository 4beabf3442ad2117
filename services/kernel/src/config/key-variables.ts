import { resolve } from 'node:path';

import { z } from 'zod';

import type { KeyWrapping } from '../keys/key-wrapping.js';
import { parseMasterKey } from '../keys/master-key.js';
import { TransitKey } from '../keys/transit-key.js';
import { ConfigError } from './load-config.js';

/** What wraps the keys of organisations. */
export const wrappingVariables = {
  /** The master key; unset, it is in a file. */
  KEYS_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits')
    .optional(),
  /** An OpenBao or HashiCorp Vault whose transit engine wraps in place of a master key. */
  KEYS_KMS_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://bao.example.org:8200' })
    .refine(namesNobody, 'an address without a name and password, as the token is in a file')
    .optional(),
  /** Where its transit engine is mounted, and the name of the key there. */
  KEYS_KMS_MOUNT: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)*$/, 'a path such as transit')
    .default('transit'),
  KEYS_KMS_KEY: z
    .string()
    .regex(/^[\w.-]+$/, 'letters, digits, dots, dashes and underscores')
    .default('repartee'),
  /** The file with the token, which is read for each question. */
  KEYS_KMS_TOKEN_FILE: z.string().optional(),
} as const;

/** Where keys are kept: in PostgreSQL where it is set, else in a file of the data folder. */
export const keyVariables = {
  KEYS_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgresql://repartee@db.example.org/keys' })
    .optional(),
  ...wrappingVariables,
} as const;

export type WrappingVariables = z.output<z.ZodObject<typeof wrappingVariables>>;

/**
 * What these variables say that keys are wrapped by: the service elsewhere where one is named, else the master key;
 * undefined where that is in a file. Throws ConfigError where they do not go together.
 */
export function keyWrapping(variables: WrappingVariables): KeyWrapping | undefined {
  const { KEYS_MASTER_KEY: masterKey, KEYS_KMS_URL: url, KEYS_KMS_TOKEN_FILE: tokenFile } = variables;
  if ((url === undefined) !== (tokenFile === undefined))
    throw new ConfigError(['KEYS_KMS_URL and KEYS_KMS_TOKEN_FILE go together: set both, or neither.']);
  if (url === undefined || tokenFile === undefined)
    return masterKey === undefined ? undefined : parseMasterKey(masterKey);
  const { KEYS_KMS_MOUNT: mount, KEYS_KMS_KEY: key } = variables;
  return new TransitKey({ url: url.replace(/\/$/, ''), mount, key, tokenFile: resolve(tokenFile) });
}

/** The address goes into sentences that are logged; what is no address is refused before. */
function namesNobody(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}
