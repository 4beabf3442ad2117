import { describe, expect, it } from '@jest/globals';

import { habitualPauseMs, noPauses, withPause } from './speaker-pauses.js';
import { waitMs } from './wait.js';

const of = (...pauses: readonly number[]) => pauses.reduce(withPause, noPauses);

describe('the pause a speaker seldom exceeds', () => {
  it('is taken from what people often do, before one is heard', () => {
    expect(habitualPauseMs(noPauses)).toBe(700);
  });

  it('is the fourth in five of those that were heard', () => {
    expect(habitualPauseMs(of(500, 1_800, 900, 600, 700))).toBe(900);
  });

  it('forgets what is long ago', () => {
    const quick = Array.from({ length: 12 }, () => 450);
    expect(habitualPauseMs(of(2_000, 2_000, 2_000, ...quick))).toBe(450);
  });

  it('does not come from an absence', () => {
    expect(of(9_000, -20)).toEqual([]);
  });
});

describe('the wait after the end of a voice', () => {
  it.each([
    ['thank you very much', 500],
    ['we cannot raise the price', 600],
    ['what are you waiting for', 1_400],
    ['I wanted to', 2_300],
    ['', 1_000],
  ])('for a speaker nobody knows, after "%s": %d ms', (text, expected) => {
    expect(waitMs(text, 'en', noPauses)).toBe(expected);
  });

  it.each([
    ['thank you very much', 650],
    ['we cannot raise the price', 1_440],
    ['I wanted to', 2_300],
    ['', 2_250],
  ])('for one who stops for 1,800 ms, after "%s": %d ms', (text, expected) => {
    expect(waitMs(text, 'en', of(1_800, 1_800, 1_800, 1_800))).toBe(expected);
  });

  it('is 2,500 ms at most', () => {
    expect(waitMs('I wanted to', 'en', of(3_900, 3_900, 3_900, 3_900))).toBe(2_500);
  });
});
