import { existsSync, renameSync } from 'node:fs';

import { madeOnce } from '../files/whole-file.js';
import { newKey } from './cipher.js';
import { KeyStoreUnusable } from './key-errors.js';

/** The key given as 64 hexadecimal digits. Throws KeyStoreUnusable for anything else. */
export function parseMasterKey(hex: string): Uint8Array {
  const text = hex.trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new KeyStoreUnusable('The master key must be 64 hexadecimal digits.');
  return Buffer.from(text, 'hex');
}

/** Reads the master key from its file, or makes it there, readable by its owner only. */
export function masterKeyFrom(path: string): Uint8Array {
  const made = () => `${Buffer.from(newKey()).toString('hex')}\n`;
  return parseMasterKey(madeOnce(path, made).toString());
}

/** A master key in place of the one in the file, which stays beside it until `rotated` puts it in its place. */
export interface NextMasterKey {
  key: Uint8Array;
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
