import type { SealedKey } from './sound-key.js';

/** The head of a file of sealed sound, in bytes: JSON, and spaces to its end. */
export const HEADER_BYTES = 2_048;

/** What a head tells: nothing of it is secret. */
export interface SealedHeader {
  format: string;
  key: SealedKey;
}

/** Throws where it tells more than there is room for. */
export function headerBytes(header: SealedHeader): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES, ' ');
  const text = Buffer.from(JSON.stringify(header));
  if (text.length > HEADER_BYTES) throw new RangeError(`A header of ${text.length} bytes has no room`);
  text.copy(bytes);
  return bytes;
}

/** The head of this format; undefined where the bytes are none, as of a file that was cut off at once. */
export function readHeader<Header extends SealedHeader>(bytes: Uint8Array, format: string): Header | undefined {
  try {
    const header = JSON.parse(Buffer.from(bytes.subarray(0, HEADER_BYTES)).toString()) as Header;
    return header.format === format ? header : undefined;
  } catch {
    return undefined;
  }
}
