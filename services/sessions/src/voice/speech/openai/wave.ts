import type { Sound } from '../ports.js';

const HEADER_BYTES = 44;

/** Pieces of sound as one WAV file: 16 bits, one channel. */
export function waveOf(pieces: readonly Sound[]): Uint8Array<ArrayBuffer> {
  const rate = pieces[0]?.rate ?? 16_000;
  const bytes = pieces.reduce((sum, { pcm }) => sum + pcm.byteLength, 0);
  const wave = new Uint8Array(HEADER_BYTES + bytes);
  const view = new DataView(wave.buffer);
  const text = (at: number, word: string): void => wave.set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, bytes, true);
  let at = HEADER_BYTES;
  for (const { pcm } of pieces) {
    wave.set(pcm, at);
    at += pcm.byteLength;
  }
  return wave;
}

/** How long it sounds, in whole milliseconds. */
export const lengthMs = (pieces: readonly Sound[]): number =>
  Math.round(pieces.reduce((sum, { pcm, rate }) => sum + (pcm.byteLength / 2 / rate) * 1000, 0));
