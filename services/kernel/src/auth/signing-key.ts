import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

import { madeOnce } from '../files/whole-file.js';

export interface SigningKey {
  publicKey: KeyObject;
  /** Only where passes are signed: the directory. */
  privateKey?: KeyObject;
}

/** The key pair in the file (a PEM private key, for its owner only); made there where it does not exist. */
export function signingKeyFrom(path: string): Required<SigningKey> {
  const made = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const privateKey = createPrivateKey(madeOnce(path, made));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The public key that a service without the private one verifies with, from its PEM text. */
export function verifyingKey(pem: string): SigningKey {
  return { publicKey: createPublicKey(pem) };
}
