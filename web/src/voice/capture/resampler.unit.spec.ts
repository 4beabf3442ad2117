import { describe, expect, it } from 'vitest';

import { Resampler } from './resampler.js';

const OUT = 16_000;
const RATES = [44_100, 48_000, 96_000, 22_050, 16_000, 8_000];

const sine = (hertz: number, rate: number, seconds: number): Float32Array =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / rate));

const resampled = (sound: Float32Array, rate: number, block: number): Float32Array => {
  const resampler = new Resampler(rate, OUT);
  const parts: number[] = [];
  for (let at = 0; at < sound.length; at += block) parts.push(...resampler.push(sound.subarray(at, at + block)));
  return Float32Array.from(parts);
};

/** How much of the frequency there is, and at which phase against the same sine that began at sample 0. */
const found = (sound: Float32Array, hertz: number) => {
  let [inPhase, beside] = [0, 0];
  // Whole periods of every frequency that is asked for, away from where the sound begins and ends.
  const [from, to] = [1_600, sound.length - 1_600];
  for (let n = from; n < to; n++) {
    inPhase += (sound[n] ?? 0) * Math.sin((2 * Math.PI * hertz * n) / OUT);
    beside += (sound[n] ?? 0) * Math.cos((2 * Math.PI * hertz * n) / OUT);
  }
  const amplitude = (2 * Math.hypot(inPhase, beside)) / (to - from);
  return { levelDb: 20 * Math.log10(amplitude / 0.5), phase: Math.atan2(beside, inPhase) };
};

const loudest = (sound: Float32Array): number =>
  sound.slice(1_600, -1_600).reduce((most, at) => Math.max(most, Math.abs(at)), 0);

describe('sound from one rate to another', () => {
  it.each(RATES)('keeps what speech is made of in frequency, level and place, from %i Hz', (rate) => {
    for (const hertz of [100, 440, 1_000, 3_000].concat(rate >= 16_000 ? [6_500] : [])) {
      const { levelDb, phase } = found(resampled(sine(hertz, rate, 1), rate, 128), hertz);
      expect(Math.abs(levelDb)).toBeLessThan(0.05);
      expect(Math.abs(phase)).toBeLessThan(0.01);
    }
  });

  it.each([44_100, 48_000, 96_000])('lets nothing fold back from above 8 kHz, from %i Hz', (rate) => {
    for (const hertz of [8_100, 9_500, 12_000, 15_900, 20_000])
      expect(20 * Math.log10(loudest(resampled(sine(hertz, rate, 0.5), rate, 128)) / 0.5)).toBeLessThan(-60);
  });

  it('is the same in whatever blocks it comes', () => {
    const sound = sine(440, 44_100, 0.25);
    expect(resampled(sound, 44_100, 128)).toEqual(resampled(sound, 44_100, 4_096));
    expect(resampled(sound, 44_100, 1)).toEqual(resampled(sound, 44_100, 128));
  });

  it('has neither lost nor won a sample after a minute', () => {
    const resampler = new Resampler(44_100, OUT);
    const second = new Float32Array(44_100);
    let samples = 0;
    for (let passed = 0; passed < 60; passed++) samples += resampler.push(second).length;
    const delayMs = ((60 * OUT - samples) / OUT) * 1000;
    expect(delayMs).toBeGreaterThanOrEqual(0);
    expect(delayMs).toBeLessThan(3);
  });
});
