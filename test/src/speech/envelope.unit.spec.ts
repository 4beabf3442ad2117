import { describe, expect, it } from '@jest/globals';

import { audibleMs, placeOf, soundBetween } from './envelope.js';

/** 16 kHz; loudness, 0 to 1, for a tenth of a second each. */
const sound = (...loudness: number[]): Buffer =>
  Buffer.concat(
    loudness.map((level) => {
      const pcm = Buffer.alloc(3_200);
      for (let at = 0; at < 1_600; at++) pcm.writeInt16LE(Math.round(20_000 * level * Math.sin(at / 5)), at * 2);
      return pcm;
    }),
  );

const likeness = (heard: Buffer, other: Buffer): number => placeOf(heard, other).likeness;
const said = [0.1, 0.9, 0.4, 0, 0.7, 1, 0.2, 0.05, 0.6];

describe('how alike two sounds are', () => {
  it('does not hang on where the one begins in the other, nor on how loud it is there', () => {
    const quieter = said.map((level) => level / 4);
    expect(likeness(sound(...said), sound(...said))).toBeCloseTo(1, 5);
    expect(likeness(sound(0, 0, 0, ...quieter, 0, 0), sound(...said))).toBeGreaterThan(0.9);
  });

  it('is little for another sound', () => {
    expect(likeness(sound(0.9, 0.1, 0, 0.8, 0.1, 0, 0.9, 1, 0), sound(...said))).toBeLessThan(0.8);
    expect(likeness(sound(0, 0, 0, 0), sound(...said))).toBeLessThan(0.8);
  });
});

describe('where a sound is found', () => {
  it('is where it begins in the other, also where that has no beginning of it', () => {
    expect(placeOf(sound(0, 0, 0, ...said, 0, 0), sound(...said)).atMs).toBe(300);
    expect(placeOf(sound(...said.slice(2), 0, 0), sound(...said)).atMs).toBe(-200);
  });
});

describe('what can be heard of a sound', () => {
  it('ends with its last moment that is no silence, at whatever rate it is sampled', () => {
    expect(audibleMs(sound(0, 0.5, 0, 0.5, 0, 0), 16_000)).toBe(400);
    expect(audibleMs(sound(0, 0.5, 0, 0.5, 0, 0), 8_000)).toBe(800);
    expect(audibleMs(sound(0, 0), 16_000)).toBe(0);
  });
});

describe('the sound between two moments', () => {
  it('goes from its first moment to its last, pauses included, and is none in silence', () => {
    const heard = sound(0, 0.5, 0, 0, 0.5, 0, 0, 0.5, 0);
    expect(soundBetween(heard, 0, 700)).toEqual({ fromMs: 100, toMs: 500 });
    expect(soundBetween(heard, 140, 700)).toEqual({ fromMs: 140, toMs: 500 });
    expect(soundBetween(heard, 500, 700)).toBeNull();
  });
});
