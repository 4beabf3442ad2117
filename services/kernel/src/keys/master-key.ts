import { existsSync, renameSync } from 'node:fs';

import { madeOnce } from '../files/whole-file.js';
import { associated, newKey, unwrap, wrap } from './cipher.js';
import { KeyStoreUnusable } from './key-errors.js';
import type { KeyWrapping } from './key-wrapping.js';

/** The master key of the environment. It is in this process, so nobody has to wait for it. */
export class MasterKey implements KeyWrapping {
  readonly name = 'the master key';

  /** Of 32 bytes. */
  constructor(private readonly bytes: Uint8Array) {}

  wrapNow(key: Uint8Array, organisation: string): Uint8Array {
    return wrap(this.bytes, key, associated('organisation', organisation));
  }

  /** Throws KeyStoreUnusable where another key has wrapped it. */
  unwrapNow(wrapped: Uint8Array, organisation: string): Uint8Array {
    try {
      return unwrap(this.bytes, wrapped, associated('organisation', organisation));
    } catch (cause) {
      throw new KeyStoreUnusable('The key store was made with another master key; restore the one it belongs to.', {
        cause,
      });
    }
  }

  wrap(key: Uint8Array, organisation: string): Promise<Uint8Array> {
    return Promise.resolve(this.wrapNow(key, organisation));
  }

  unwrap(wrapped: Uint8Array, organisation: string): Promise<Uint8Array> {
    return new Promise((resolve) => resolve(this.unwrapNow(wrapped, organisation)));
  }
}

/** The key given as 64 hexadecimal digits. Throws KeyStoreUnusable for anything else. */
export function parseMasterKey(hex: string): MasterKey {
  const text = hex.trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new KeyStoreUnusable('The master key must be 64 hexadecimal digits.');
  return new MasterKey(Buffer.from(text, 'hex'));
}

/** Reads the master key from its file, or makes it there, readable by its owner only. */
export function masterKeyFrom(path: string): MasterKey {
  const made = () => `${Buffer.from(newKey()).toString('hex')}\n`;
  return parseMasterKey(madeOnce(path, made).toString());
}

/** A master key in place of the one in the file, which stays beside it until `rotated` puts it in its place. */
export interface NextMasterKey {
  key: MasterKey;
  /** Whether an earlier rotation was cut off: the store may be wrapped by this one already. */
  isLeft: boolean;
  rotated: () => void;
}

/** Makes the next master key, or finds the one that a rotation which was cut off has left. */
export function nextMasterKey(path: string): NextMasterKey {
  const beside = `${path}.next`;
  const isLeft = existsSync(beside);
  return { key: masterKeyFrom(beside), isLeft, rotated: () => renameSync(beside, path) };
}
