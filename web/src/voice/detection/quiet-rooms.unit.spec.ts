// @vitest-environment node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type { VoiceFrame } from '@repartee/proto';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { FRAME_SAMPLES, fromPcm, levelDb } from '../capture/frames.js';
import type { Detector } from './detector.js';
import { createDetector } from './detector.js';
import { VoiceMarks } from './voice-marks.js';

/** The same model, runtime and marks as in the page, faster than sound is. */
const model = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
const RATE = 16_000;
const MINUTE = 60 * RATE;
const LIMIT_MS = 120_000;

let detector: Detector;

beforeAll(async () => {
  detector = await createDetector(ort, () => Promise.resolve(readFileSync(model).buffer));
}, LIMIT_MS);

beforeEach(() => detector.reset());

/** The marks that the server would be told of a minute of it. */
async function heard(sampleAt: (at: number) => number, samples = MINUTE) {
  const marks = new VoiceMarks();
  const told: VoiceFrame[] = [];
  for (let sample = 0; sample + FRAME_SAMPLES <= samples; sample += FRAME_SAMPLES) {
    const frame = Float32Array.from({ length: FRAME_SAMPLES }, (_, at) => sampleAt(sample + at));
    const likely = await detector.judge(frame);
    const captured = sample + FRAME_SAMPLES;
    told.push(...marks.take({ sample, samples: FRAME_SAMPLES, likely, levelDb: levelDb(frame), captured }));
  }
  return told;
}

/** The same numbers from -1 to 1 each time: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** Noise that is louder the lower it is, as of traffic and of fans. */
function rumble(gain: number): () => number {
  const next = random(2);
  let low = 0;
  return () => {
    low = 0.98 * low + 0.02 * next();
    return gain * (low * 4 + 0.1 * next());
  };
}

const CHORDS = [
  [220, 261.6, 329.6],
  [174.6, 220, 261.6],
  [261.6, 329.6, 392],
  [196, 246.9, 293.7],
] as const;
const BEAT = RATE * 0.4;

/** Broken chords on a plucked string of six partials. */
function music(at: number): number {
  const beat = Math.floor(at / BEAT);
  const seconds = (at % BEAT) / RATE;
  const pitch = CHORDS[Math.floor(beat / 4) % CHORDS.length]?.[beat % 3] ?? 220;
  let sum = 0;
  for (let partial = 1; partial <= 6; partial++)
    sum += (Math.sin(2 * Math.PI * pitch * partial * seconds) * Math.exp(-seconds * (2 + partial))) / partial;
  return 0.2 * sum;
}

describe('a minute in which nobody says a word', () => {
  it('of silence has no voice', { timeout: LIMIT_MS }, async () => {
    expect(await heard(() => 0)).toEqual([]);
  });

  it('of white noise, faint or loud, has none', { timeout: LIMIT_MS }, async () => {
    const next = random(1);
    expect(await heard((at) => next() * (at < MINUTE / 2 ? 0.005 : 0.2))).toEqual([]);
  });

  it('of a fan or of traffic has none', { timeout: LIMIT_MS }, async () => {
    expect(await heard(rumble(0.5))).toEqual([]);
  });

  it('of music has none', { timeout: LIMIT_MS }, async () => {
    expect(await heard(music)).toEqual([]);
  });
});

describe('a sentence in the same noise', () => {
  it('is a voice from its beginning to its end', { timeout: LIMIT_MS }, async () => {
    const file = fileURLToPath(new URL('../../../../test/speech/sounds/mornings.wav', import.meta.url));
    const sentence = fromPcm(readFileSync(file).subarray(44));
    const noise = rumble(0.05);
    const told = await heard((at) => noise() + (sentence[at - RATE] ?? 0), 2 * RATE + sentence.length);
    expect(told.map(({ is }) => is).filter((is) => is !== 'there')).toEqual(['started', 'ended']);
    expect(Math.abs((told[0]?.sample ?? 0) - RATE)).toBeLessThan(0.3 * RATE);
  });
});
