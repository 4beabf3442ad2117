import type { SpokenPiece } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';

/**
 * The same sound in whole samples, however it was cut on its way: half a sample waits for its other half. Throws
 * SpeechFault where there is no sound at all.
 */
export async function* wholeSamples(pieces: AsyncIterable<SpokenPiece>): AsyncGenerator<SpokenPiece> {
  let half = new Uint8Array();
  let isSilent = true;
  for await (const { pcm, rate, words } of pieces) {
    const all = joined(half, pcm);
    const whole = all.length - (all.length % 2);
    half = all.slice(whole);
    isSilent &&= whole === 0;
    if (whole > 0 || words.length > 0) yield { pcm: all.subarray(0, whole), rate, words };
  }
  if (isSilent) throw new SpeechFault('nonsense', 'it is silent');
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
