import { CAPTURE_RATE, FRAME_BYTES, SoundFrame } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { FRAME_SAMPLES, FrameCutter, downmix, fromPcm, levelDb, toPcm } from './frames.js';

const ramp = (from: number, length: number): Float32Array =>
  Float32Array.from({ length }, (_, at) => ((from + at) % 1_000) / 1_000);

describe('frames of sound', () => {
  it('follow each other without a gap, whatever blocks they are cut from', () => {
    const cutter = new FrameCutter();
    const frames = [500, 13, 1_535, 1].flatMap((length, index) => {
      const from = [0, 500, 513, 2_048][index] ?? 0;
      return cutter.push(ramp(from, length));
    });
    expect(frames.map(({ sample }) => sample)).toEqual([0, 512, 1_024, 1_536]);
    const joined = frames.flatMap(({ pcm }) => [...fromPcm(pcm)]);
    expect(joined).toHaveLength(2_048);
    for (const [at, value] of joined.entries())
      expect(Math.abs(value - (ramp(0, 2_048)[at] ?? 0))).toBeLessThan(1 / 32_768);
  });

  it('are what the server takes', () => {
    const [frame] = new FrameCutter().push(new Float32Array(FRAME_SAMPLES));
    expect(SoundFrame.safeParse(frame).success).toBe(true);
    expect(frame?.pcm.byteLength).toBeGreaterThanOrEqual(FRAME_BYTES.least);
    expect((FRAME_SAMPLES / CAPTURE_RATE) * 1000).toBe(32);
  });

  it('hold what is too loud at full scale instead of turning it over', () => {
    const [over, under] = fromPcm(toPcm(Float32Array.of(1.5, -1.5)));
    expect(over).toBeCloseTo(1, 3);
    expect(under).toBe(-1);
  });

  it('read samples that begin at an odd byte of their buffer', () => {
    const bytes = new Uint8Array(5);
    bytes.set(toPcm(Float32Array.of(0.5, -0.25)), 1);
    expect([...fromPcm(bytes.subarray(1))]).toEqual([0.5, -0.25]);
  });
});

describe('the level of sound', () => {
  it('is 3 dB below full scale for the loudest sine, and the bottom for silence', () => {
    const loudest = Float32Array.from({ length: 1_600 }, (_, n) => Math.sin((2 * Math.PI * n) / 16));
    expect(levelDb(loudest)).toBeCloseTo(-3.01, 2);
    expect(levelDb(loudest.map((at) => at / 10))).toBeCloseTo(-23.01, 2);
    expect(levelDb(new Float32Array(1_600))).toBe(-100);
  });
});

describe('channels that become one', () => {
  it('are heard at their mean', () => {
    expect([...downmix([Float32Array.of(1, 0.5), Float32Array.of(0, 0.5)])]).toEqual([0.5, 0.5]);
    expect([...downmix([Float32Array.of(0.25)])]).toEqual([0.25]);
  });
});
