import { describe, expect, it } from '@jest/globals';

import type { Piece } from '../tape/piece.js';
import { tracksOf } from './track.js';

const LIMIT_MS = 10_000;
/** A sample is a millisecond. */
const pcm = (...values: number[]) => new Uint8Array(Int16Array.from(values).buffer);
const learner = (run: number, sample: number, atMs: number, values: number[]): Piece => ({
  ...{ side: 'learner', rate: 1_000, run, sample, atMs, pcm: pcm(...values) },
});
const persona = (atMs: number, values: number[], rate = 1_000): Piece => ({
  ...{ side: 'persona', rate, atMs, pcm: pcm(...values) },
});
const samples = (pieces: Piece[], side: 'learner' | 'persona') =>
  tracksOf(pieces, LIMIT_MS)[side].map((track) => [...track.samples]);

describe('the learner’s track', () => {
  it('goes by the page’s count, and begins where the least delayed frame says', () => {
    // The second frame came at once: sample 2 was spoken at 10.
    const pieces = [learner(1, 0, 30, [1, 2]), learner(1, 2, 12, [3, 4]), learner(1, 5, 60, [6])];
    expect(samples(pieces, 'learner')).toEqual([[0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0, 6]]);
  });

  it('counts anew with every connection', () => {
    const pieces = [learner(1, 0, 2, [1, 2]), learner(2, 0, 6, [7, 8])];
    expect(samples(pieces, 'learner')).toEqual([[1, 2, 0, 0, 7, 8]]);
  });

  it('has nothing before the session nor beyond its limit', () => {
    const pieces = [learner(1, 0, 2, [1, 2, 3]), learner(1, 9_999, 10_001, [4, 5])];
    const [track] = samples(pieces, 'learner');
    expect(track?.slice(0, 2)).toEqual([2, 3]);
    expect(track).toHaveLength(LIMIT_MS);
    expect(track?.at(-1)).toBe(5);
  });
});

describe('the persona’s track', () => {
  it('stands where it sounded, a track for each rate', () => {
    expect(samples([persona(2, [5, 6]), persona(6, [7]), persona(1, [9], 2_000)], 'persona')).toEqual([
      [0, 0, 5, 6, 0, 0, 7],
      [0, 0, 9],
    ]);
  });
});

it('is nothing where nothing was said', () => {
  expect(tracksOf([], LIMIT_MS)).toEqual({ learner: [], persona: [] });
});
