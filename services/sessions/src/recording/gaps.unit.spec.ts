import { describe, expect, it } from '@jest/globals';

import { gapsBetween } from './gaps.js';
import type { Piece } from './tape/piece.js';

/** A second of either side that ends, or begins, at this moment. */
const learner = (atMs: number): Piece => ({
  ...{ side: 'learner', rate: 1_000, run: 1, sample: 0, atMs, pcm: new Uint8Array(2_000) },
});
const persona = (atMs: number): Piece => ({ side: 'persona', rate: 1_000, atMs, pcm: new Uint8Array(2_000) });

describe('the gaps of a recording', () => {
  it('lie between the last sound of one tape and the first of the next, whichever is read first', () => {
    const tapes = [[learner(21_000), persona(25_000)], [persona(1_000), learner(9_000)]]; // prettier-ignore
    expect(gapsBetween(tapes)).toEqual([{ fromMs: 9_000, toMs: 20_000 }]);
  });

  it('are none where a tape goes on at once, or with another before it is over', () => {
    expect(gapsBetween([[learner(9_000)], [learner(13_000)]])).toEqual([]);
    expect(gapsBetween([[learner(2_000), persona(30_000)], [learner(9_000)], [learner(34_000)]])).toEqual([]);
    expect(gapsBetween([[learner(9_000)], []])).toEqual([]);
    expect(gapsBetween([])).toEqual([]);
  });

  it('are told as one beyond the sixteenth', () => {
    const gaps = gapsBetween(Array.from({ length: 30 }, (_, at) => [learner(at * 10_000 + 1_000)]));
    expect(gaps).toHaveLength(16);
    expect(gaps.slice(-2)).toEqual([
      { fromMs: 141_000, toMs: 150_000 },
      { fromMs: 151_000, toMs: 290_000 },
    ]);
  });
});
