import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { VoiceState } from './state.js';
import type { Measured } from './trial/speaker.fixture.js';
import { PAUSES_MS, speak } from './trial/speaker.fixture.js';

const SPEAKERS = 40;

/** Scripted speakers in both languages, each with pauses of their own kind. */
function measured(
  speakers: number,
  machine?: (state: VoiceState, input: VoiceInput) => ReturnType<typeof advance>,
): Measured {
  const all = Array.from({ length: speakers }, (_, index) => [
    speak(index + 1, 'en', machine),
    speak(index + 1, 'fr', machine),
  ]).flat();
  return { pauses: all.flatMap(({ pauses }) => pauses), waits: all.flatMap(({ waits }) => waits) };
}

const cutOffShare = (pauses: Measured['pauses']): number =>
  pauses.filter(({ isCutOff }) => isCutOff).length / pauses.length;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

describe('speakers who pause to think in the middle of a clause', () => {
  const { pauses, waits } = measured(SPEAKERS);

  it('are cut off in at most 5 pauses of 100', () => {
    expect(cutOffShare(pauses)).toBeLessThanOrEqual(0.05);
  });

  it('are given an answer within 700 ms of their last word, half of the time', () => {
    expect(median(waits)).toBeLessThanOrEqual(700);
  });

  it('pause at all four lengths, often enough to tell', () => {
    for (const ms of PAUSES_MS) expect(pauses.filter((one) => one.ms === ms).length).toBeGreaterThan(100);
    expect(waits.length).toBeGreaterThan(800);
  });
});

/** What this would find. */
describe('a machine that takes half a second of silence for the end', () => {
  it('cuts speakers off', () => {
    const hasty = (state: VoiceState, input: VoiceInput) =>
      advance(
        { ...state, utterances: state.utterances.map((one) => (one.isFinal ? { ...one, byKey: true } : one)) },
        input,
      );
    expect(cutOffShare(measured(5, hasty).pauses)).toBeGreaterThan(0.3);
  });
});
