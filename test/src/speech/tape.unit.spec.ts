import { describe, expect, it } from '@jest/globals';

import { Tape, wordsSounded } from './tape.js';

/** Sound without two samples in a row that are the same, or silence. */
const sound = (seed: number, samples: number): Buffer => {
  const pcm = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at++) pcm.writeInt16LE((((at + 1) * seed * 7_919) % 20_011) - 10_000, at * 2);
  return pcm;
};
const silence = (samples: number): Buffer => Buffer.alloc(samples * 2);
const samplesOf = (pcm: Buffer, from: number, to?: number): Buffer =>
  pcm.subarray(from * 2, to === undefined ? undefined : to * 2);
const taped = (...pieces: Buffer[]): Tape => {
  const tape = new Tape();
  for (const piece of pieces) tape.add(piece);
  return tape;
};

const first = sound(3, 3_000);
const second = sound(5, 2_000);

describe('a tape of what was played', () => {
  it('tells where a sound was played, and that it was whole', () => {
    const tape = taped(silence(100), first, silence(50), second, silence(10));
    expect(tape.find(first)).toEqual({ at: 100, samples: 3_000 });
    expect(tape.find(second, 3_100)).toEqual({ at: 3_150, samples: 2_000 });
  });

  it('tells to the sample how far a sound came that was cut', () => {
    const tape = taped(silence(100), samplesOf(first, 0, 1_234), silence(5_000));
    expect(tape.find(first)).toEqual({ at: 100, samples: 1_234 });
  });

  it('follows a sound that was held and went on, with a fade on both sides', () => {
    const faded = Buffer.alloc(220, 1);
    const tape = taped(samplesOf(first, 0, 1_000), faded, silence(9_000), faded, samplesOf(first, 1_110));
    expect(tape.find(first)).toEqual({ at: 0, samples: 3_000 });
  });

  it('knows nothing of a sound that was not played, or before', () => {
    expect(taped(first).find(second)).toEqual({ at: -1, samples: 0 });
    expect(taped(second, first).find(second, 2_000)).toEqual({ at: -1, samples: 0 });
  });
});

describe('the words of a sound', () => {
  const text = 'I’ve waited, twice.';
  const words = [
    { from: 0, to: 1, start: 0, end: 5_000 },
    { from: 5, to: 11, start: 5_000, end: 20_000 },
    { from: 13, to: 18, start: 20_000, end: 40_000 },
  ];

  it.each([
    [4_000, []],
    [5_000, ['I’ve']],
    [20_000, ['I’ve', 'waited,']],
    // The last 6 ms fade out where a sound comes to its end.
    [39_900, ['I’ve', 'waited,', 'twice.']],
  ])('have sounded whole by their next one: %i samples', (samples, heard) => {
    expect(wordsSounded({ text, words, pcm: silence(40_000) }, samples)).toEqual(heard);
  });
});
