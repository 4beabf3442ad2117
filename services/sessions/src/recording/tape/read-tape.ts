import { readFile } from 'node:fs/promises';

import { HEADER_BYTES, SoundKey, readHeader } from '@repartee/kernel';

import type { Piece } from './piece.js';
import { piecesIn } from './piece.js';
import type { TapeHeader } from './tape-file.js';
import { TAPE_FORMAT, blockPlace } from './tape-file.js';

/** The head of a tape; undefined where it was cut off before that was written. */
export const tapeHeader = (bytes: Uint8Array): TapeHeader | undefined => readHeader<TapeHeader>(bytes, TAPE_FORMAT);

/** What is on a tape, up to where it was cut off. */
export async function readTape(path: string, key: Uint8Array): Promise<Piece[]> {
  const bytes = await readFile(path);
  const header = tapeHeader(bytes);
  if (!header) return [];
  const sound = new SoundKey(key);
  const pieces: Piece[] = [];
  for (let at = HEADER_BYTES, number = 0; at + 4 <= bytes.length; number++) {
    const end = at + 4 + bytes.readUInt32LE(at);
    const block = end <= bytes.length && opened(sound, bytes.subarray(at + 4, end), blockPlace(header.of, number));
    if (!block) break;
    pieces.push(...piecesIn(block));
    at = end;
  }
  return pieces;
}

/** Undefined where the block is not whole. */
function opened(key: SoundKey, sealed: Uint8Array, place: string): Uint8Array | undefined {
  try {
    return key.open(sealed, place);
  } catch {
    return undefined;
  }
}
