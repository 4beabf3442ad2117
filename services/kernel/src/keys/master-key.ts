import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

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
  if (existsSync(path)) return parseMasterKey(readFileSync(path, 'utf8'));
  const key = newKey();
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${Buffer.from(key).toString('hex')}\n`);
  fsyncSync(file);
  closeSync(file);
  return key;
}
