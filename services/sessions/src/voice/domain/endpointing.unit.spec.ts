import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { VoiceState } from './state.js';
import type { Measured, Speaking } from './trial/speaker.fixture.js';
import { PAUSES_MS, speak } from './trial/speaker.fixture.js';
import { unseenTurns } from './endpointing/unseen-turns.fixture.js';

const SPEAKERS = 40;

/** Scripted speakers in both languages, each with pauses of their own kind. */
function measured(speakers: number, speaking: Speaking = {}): Measured {
  const all = Array.from({ length: speakers }, (_, index) => [
    speak(index + 1, 'en', speaking),
    speak(index + 1, 'fr', speaking),
  ]).flat();
  return { pauses: all.flatMap(({ pauses }) => pauses), waits: all.flatMap(({ waits }) => waits) };
}

const cutOffShare = (pauses: Measured['pauses']): number =>
  pauses.filter(({ isCutOff }) => isCutOff).length / pauses.length;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

describe('speakers who pause to think in the middle of a clause', () => {
  const { pauses, waits } = measured(SPEAKERS);

  const unfinished = pauses.filter(({ isSeen, isUnfinished }) => isSeen && isUnfinished);

  it('are cut off in at most 5 of 100 pauses that the detector sees', () => {
    expect(cutOffShare(unfinished)).toBeLessThanOrEqual(0.05);
  });

  it.each(PAUSES_MS.filter((ms) => ms > 300))('are cut off in at most 5 of 100 pauses of %d ms', (ms) => {
    expect(cutOffShare(unfinished.filter((one) => one.ms === ms))).toBeLessThanOrEqual(0.05);
  });

  it('are given an answer within 700 ms of their last word, half of the time', () => {
    expect(median(waits)).toBeLessThanOrEqual(700);
  });

  it('pause at all four lengths, often enough to tell', () => {
    for (const ms of PAUSES_MS) expect(pauses.filter((one) => one.ms === ms).length).toBeGreaterThan(100);
    expect(waits.length).toBeGreaterThan(800);
  });
});

/** The rules were made without these: what they come to with people whom nobody scripted. Not to be tuned for. */
describe('speakers whose words no rule was made for', () => {
  const { pauses, waits } = measured(SPEAKERS, { turns: unseenTurns });

  it('are cut off in at most 13 of 100 pauses that the detector sees', () => {
    expect(cutOffShare(pauses.filter(({ isSeen }) => isSeen))).toBeLessThanOrEqual(0.13);
  });

  it('are given an answer within 1.1 s of their last word, half of the time', () => {
    expect(median(waits)).toBeLessThanOrEqual(1_100);
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
    expect(cutOffShare(measured(5, { machine: hasty }).pauses)).toBeGreaterThan(0.3);
  });
});
