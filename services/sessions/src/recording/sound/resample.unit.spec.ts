import { describe, expect, it } from '@jest/globals';

import { resampled } from './resample.js';

const tone = (hertz: number, rate: number, seconds = 1): Int16Array =>
  Int16Array.from({ length: rate * seconds }, (_, at) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  );

/** The error's power beneath the signal's, in decibels, away from the ends. */
function errorDb(found: Int16Array, wanted: Int16Array): number {
  const inside = [...wanted.keys()].slice(100, -100);
  const power = (of: (at: number) => number) => inside.reduce((sum, at) => sum + of(at) ** 2, 0);
  return 10 * Math.log10(power((at) => (found[at] ?? 0) - (wanted[at] ?? 0)) / power((at) => wanted[at] ?? 0));
}

describe('sound at another rate', () => {
  it.each([
    [16_000, 440],
    [16_000, 5_000],
    [22_050, 440],
    [22_050, 5_000],
    [48_000, 5_000],
  ])('from %i Hz is the same tone of %i Hz, as long', (rate, hertz) => {
    const found = resampled(tone(hertz, rate), rate, 24_000);
    expect(found).toHaveLength(24_000);
    expect(errorDb(found, tone(hertz, 24_000))).toBeLessThan(-50);
  });

  it('leaves out what the lower rate cannot hold', () => {
    const found = resampled(tone(15_000, 48_000), 48_000, 24_000);
    const loudest = found.slice(100, -100).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(loudest).toBeLessThan(50);
  });

  it('stays as it is at its own rate', () => {
    const sound = tone(440, 24_000);
    expect(resampled(sound, 24_000, 24_000)).toBe(sound);
  });
});
