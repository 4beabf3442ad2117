import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface SigningKey {
  publicKey: KeyObject;
  /** Only where passes are signed: the directory. */
  privateKey?: KeyObject;
}

/** The key pair in the file (a PEM private key, for its owner only); made there where it does not exist. */
export function signingKeyFrom(path: string): Required<SigningKey> {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const privateKey = createPrivateKey(readFileSync(path));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The public key that a service without the private one verifies with, from its PEM text. */
export function verifyingKey(pem: string): SigningKey {
  return { publicKey: createPublicKey(pem) };
}
