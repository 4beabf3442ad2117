import { createHash, createHmac } from 'node:crypto';

import type { Randomness } from '@repartee/kernel';

const TOKEN_BYTES = 32;

/** A secret for a link or a cookie: 256 random bits, base64url. */
export function newToken(randomness: Randomness): string {
  return Buffer.from(randomness.bytes(TOKEN_BYTES)).toString('base64url');
}

/** What is stored of a token. It needs no key or salt: nobody can guess 256 bits. */
export function tokenKeyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What is stored of an address; the key keeps a stolen table from being tried against lists of addresses. */
export function emailKeyOf(secret: Uint8Array, email: string): string {
  return createHmac('sha256', secret).update(email.trim().toLowerCase().normalize('NFC')).digest('hex');
}
