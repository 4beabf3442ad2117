import { describe, expect, it } from '@jest/globals';

import type { PersonaCommit } from './output.js';
import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { VoiceState } from './state.js';
import type { Compared } from './trial/heard-truth.fixture.js';
import { compareWithTruth } from './trial/heard-truth.fixture.js';
import { Random } from './trial/random.fixture.js';
import { replies, takingTheFloor } from './trial/sentences.fixture.js';
import type { TrialSettings } from './trial/trial.fixture.js';
import { Trial, saying } from './trial/trial.fixture.js';

interface BargeIn extends Compared {
  seed: number;
  commit: PersonaCommit;
  steps: readonly string[];
}

/** The persona speaks; somebody takes the floor at any moment of it, in one of four ways. */
function bargeIn(seed: number, more: Pick<TrialSettings, 'wordTimes' | 'machine'>): BargeIn {
  const chosen = new Random(seed + 500_000);
  const reply = chosen.pick(replies);
  const trial = new Trial({
    seed,
    reply: ({ cause }) => (cause === 'opening' ? reply : []),
    lostReports: chosen.pick([0, 0.1, 0.3]),
    lateReportsMs: chosen.pick([0, 150, 600]),
    ...more,
  });
  trial.start('persona');
  const at = chosen.between(700, 6_000);
  const way = chosen.pick(['voice', 'voice', 'voice', 'key', 'stop', 'typed']);
  trial.timeline.at(at, () => {
    trial.note(`takes the floor: ${way}`);
    if (way === 'voice') trial.voice(saying(chosen.pick(takingTheFloor)));
    if (way === 'key') trial.feed({ at, type: 'key_down', sample: trial.sampleAt(at) });
    if (way === 'stop') trial.feed({ at, type: 'stop' });
    if (way === 'typed') trial.feed({ at, type: 'typed', text: 'Wait.', clientTurnId: 'a' });
  });
  trial.timeline.runUntil(at + 3_000);
  const [found] = trial.commits.map(({ commit }) => commit).filter((one) => one.speaker === 'persona');
  if (!found) throw new Error(`seed ${seed}: the persona's turn is not on record\n${trial.steps.join('\n')}`);
  return { seed, commit: found, steps: trial.steps, ...compareWithTruth(trial, found, 1) };
}

const bargeIns = (count: number, more: Pick<TrialSettings, 'wordTimes' | 'machine'> = {}) =>
  Array.from({ length: count }, (_, index) => bargeIn(index + 1, more));

const tell = ({ seed, steps, commit, unheard, missing }: BargeIn) =>
  `seed ${seed}: ${unheard} unheard, ${missing} missing, ${commit.evidence}\n${steps.join('\n')}\n${commit.text}`;

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

const cutShort = (results: readonly BargeIn[]) => results.filter(({ commit }) => commit.cutBy === 'learner');

describe('a thousand barge-ins, with reports of the player lost or late', () => {
  const results = bargeIns(1_000);

  it('cut the persona short, nearly all of them', () => {
    expect(cutShort(results).length).toBeGreaterThan(900);
    expect(new Set(cutShort(results).map(({ commit }) => commit.evidence))).toEqual(new Set(['exact']));
  });

  it('claim no word that was not heard', () => {
    expect(results.filter(({ unheard }) => unheard > 0).map(tell)).toEqual([]);
  });

  it('miss at most one word that was heard, in 95 of 100', () => {
    expect(p95(cutShort(results).map(({ missing }) => missing))).toBeLessThanOrEqual(1);
  });
});

describe('barge-ins on a voice that gives no word times', () => {
  const results = bargeIns(500, { wordTimes: false });

  it('claim no word that was not heard', () => {
    expect(results.filter(({ unheard }) => unheard > 0).map(tell)).toEqual([]);
  });

  it('miss at most three words that were heard, in 95 of 100, and say that they estimate', () => {
    expect(p95(cutShort(results).map(({ missing }) => missing))).toBeLessThanOrEqual(3);
    expect(cutShort(results).some(({ commit }) => commit.evidence === 'estimated')).toBe(true);
  });
});

/** What these would find. */
describe('a machine with a fault in what was heard', () => {
  it('claims too much where what was sent counts as heard', () => {
    const machine = (state: VoiceState, input: VoiceInput) => {
      const sent = input.type === 'playout' ? state.persona?.segments[input.segment]?.sent : undefined;
      return advance(state, sent === undefined ? input : ({ ...input, rendered: sent } as VoiceInput));
    };
    expect(bargeIns(50, { machine }).some(({ unheard }) => unheard > 0)).toBe(true);
  });

  it('claims too little where reports are not listened to', () => {
    const machine = (state: VoiceState, input: VoiceInput) =>
      advance(state, input.type === 'playout' ? { type: 'tick', at: input.at } : input);
    expect(p95(cutShort(bargeIns(50, { machine })).map(({ missing }) => missing))).toBeGreaterThan(1);
  });
});
