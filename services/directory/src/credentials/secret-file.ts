import { readFileSync, writeFileSync } from 'node:fs';

import type { Randomness } from '@repartee/kernel';

const SECRET_BYTES = 32;

/** The secret of this file, made at the first start; only the server's own user may read it. */
export function secretFile(path: string, randomness: Randomness): Uint8Array {
  try {
    writeFileSync(path, randomness.bytes(SECRET_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path);
}
