import { createCipheriv, createDecipheriv } from 'node:crypto';

import { RandomPool } from '../ports/random-pool.js';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const random = new RandomPool();

/** AES-256-GCM output: the ciphertext is followed by the 16 bytes of the tag. */
export interface Encrypted {
  nonce: Uint8Array;
  ciphertext: Uint8Array;
}

/** Encrypts under a fresh random nonce; `associated` is authenticated and not kept. */
export function encrypt(key: Uint8Array, plaintext: Uint8Array | string, associated: string): Encrypted {
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  const body = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
  return { nonce, ciphertext: Buffer.concat([body, cipher.final(), cipher.getAuthTag()]) };
}

/** The plaintext. Throws where key, bytes or associated data are not those of the encryption. */
export function decrypt(key: Uint8Array, { nonce, ciphertext }: Encrypted, associated: string): Buffer {
  const tagAt = ciphertext.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated)).setAuthTag(ciphertext.subarray(tagAt));
  return Buffer.concat([decipher.update(ciphertext.subarray(0, tagAt)), decipher.final()]);
}

/** One byte string for a wrapped key: nonce, ciphertext, tag. */
export function wrap(wrappingKey: Uint8Array, key: Uint8Array, associated: string): Buffer {
  const { nonce, ciphertext } = encrypt(wrappingKey, key, associated);
  return Buffer.concat([nonce, ciphertext]);
}

/** The key that `wrap` has wrapped. Throws where the wrapping key or the associated data differ. */
export function unwrap(wrappingKey: Uint8Array, wrapped: Uint8Array, associated: string): Buffer {
  const encrypted = { nonce: wrapped.subarray(0, NONCE_BYTES), ciphertext: wrapped.subarray(NONCE_BYTES) };
  return decrypt(wrappingKey, encrypted, associated);
}

/** One string for all that a ciphertext is bound to. */
export function associated(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

export function newKey(): Uint8Array {
  return random.bytes(KEY_BYTES);
}
