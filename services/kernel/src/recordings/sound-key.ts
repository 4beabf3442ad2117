import { create } from '@bufbuild/protobuf';
import { commonV1 } from '@repartee/proto';

import { newKey, unwrap, wrap } from '../keys/cipher.js';
import type { Keys } from '../keys/keys.js';

/** Whose session is recorded. */
export interface RecordingOf {
  organisation: string;
  learnerId: string;
  sessionId: string;
  /** Of a session of a case: the recording goes with the case. */
  caseId?: string;
}

/** A key as it stands, sealed, at the head of what it opens. */
export type SealedKey = Readonly<Record<'keyId' | 'nonce' | 'ciphertext', string>>;

/**
 * The key of one recording alone, itself sealed with the learner's, or with that of the case: what destroys theirs makes
 * the sound unreadable wherever copies of it lie. AES-256-GCM, a nonce for each piece.
 */
export class SoundKey {
  constructor(readonly bytes: Uint8Array) {}

  /** `place` is what the piece opens in and nowhere else. */
  seal(piece: Uint8Array, place: string): Uint8Array {
    return wrap(this.bytes, piece, place);
  }

  /** Throws where key, bytes or place are not those that it was sealed with. */
  open(sealed: Uint8Array, place: string): Uint8Array {
    return unwrap(this.bytes, sealed, place);
  }
}

/** What sealing adds to a piece, in bytes: nonce and tag. */
export const SEAL_BYTES = 28;

/** A new key, and how it is kept. Throws KeyDestroyed where the person has been erased, or the case forgotten. */
export function newSoundKey(keys: Keys, of: RecordingOf): { key: SoundKey; sealed: SealedKey } {
  const bytes = newKey();
  const { keyId, nonce, ciphertext } = keys.seal(contextOf(of), base64(bytes));
  return { key: new SoundKey(bytes), sealed: { keyId, nonce: base64(nonce), ciphertext: base64(ciphertext) } };
}

/** The key again; null where the learner's or the case's was destroyed. Throws SealBroken. */
export function openSoundKey(keys: Keys, of: RecordingOf, { keyId, nonce, ciphertext }: SealedKey): SoundKey | null {
  const bytesOf = { nonce: fromBase64(nonce), ciphertext: fromBase64(ciphertext) };
  const sealed = create(commonV1.SealedSchema, { keyId, ...bytesOf });
  const bytes = keys.open(sealed, contextOf(of));
  return bytes === null ? null : new SoundKey(fromBase64(bytes));
}

const contextOf = ({ organisation, learnerId, sessionId, caseId }: RecordingOf) => ({
  ...{ organisation, person: learnerId, eventId: `recording-${sessionId}` },
  ...(caseId !== undefined && { case: caseId }),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64'));
