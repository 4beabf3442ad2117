import type { Gap } from '@repartee/kernel';

import { gapsBetween } from './gaps.js';
import { ENCODED_RATE, oggOpus } from './sound/ogg-opus.js';
import { resampled } from './sound/resample.js';
import { summed } from './sound/summed.js';
import type { Track } from './sound/track.js';
import { tracksOf } from './sound/track.js';
import { readTape } from './tape/read-tape.js';
import type { Piece } from './tape/piece.js';

/** The tapes of one session: it has several where it was cut off and went on. */
export interface ToMix {
  tapes: readonly { path: string; key: Uint8Array }[];
  limitMs: number;
}

export interface Mixed {
  /** An Ogg file with Opus. */
  sound: Uint8Array;
  durationMs: number;
  /** Between two tapes, where nothing could be written. */
  gaps: Gap[];
}

/** The recording that the tapes hold; null where nothing was said. */
export async function mix({ tapes, limitMs }: ToMix): Promise<Mixed | null> {
  const read = await Promise.all(tapes.map(({ path, key }) => readTape(path, key)));
  const pieces = read.flatMap(runsApart);
  const { learner, persona } = tracksOf(pieces, limitMs);
  const [left, right] = [encodable(learner), encodable(persona)];
  const samples = Math.max(left.length, right.length);
  if (samples === 0) return null;
  const durationMs = Math.round((samples / ENCODED_RATE) * 1000);
  return { sound: await oggOpus(left, right), durationMs, gaps: gapsBetween(read) };
}

/** More pages than this one process never has. */
const RUNS_A_TAPE = 1_000_000;

/** Each tape counts its runs from 1. */
const runsApart = (pieces: readonly Piece[], tape: number): Piece[] =>
  pieces.map((piece) => (piece.side === 'learner' ? { ...piece, run: tape * RUNS_A_TAPE + piece.run } : piece));

/** One track at the rate that is encoded: of several, of voices at different rates, the sum. */
function encodable(tracks: readonly Track[]): Int16Array {
  return summed(tracks.map(({ rate, samples }) => resampled(samples, rate, ENCODED_RATE)));
}
