import type { Randomness } from '@repartee/kernel';
import { madeOnce } from '@repartee/kernel';

const SECRET_BYTES = 32;

/** The secret of this file, made at the first start; only the server's own user may read it. */
export function secretFile(path: string, randomness: Randomness): Uint8Array {
  return madeOnce(path, () => randomness.bytes(SECRET_BYTES));
}
