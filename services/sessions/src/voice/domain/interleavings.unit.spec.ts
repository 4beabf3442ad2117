import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { Step, VoiceState } from './state.js';
import type { Interleaving } from './trial/interleaving.fixture.js';
import { interleave } from './trial/interleaving.fixture.js';

const tell = (seed: number, of: Interleaving): string | undefined => {
  const { trial, faults } = interleave(seed, of);
  return faults.length === 0 ? undefined : `seed ${seed}: ${faults.join('; ')}\n${trial.steps.join('\n')}`;
};

/** The first seeds that fail, with what is wrong and the steps that led to it. */
function failing(seeds: number, of: Interleaving = {}): string[] {
  const told: string[] = [];
  for (let seed = 1; seed <= seeds && told.length < 3; seed++) {
    const found = tell(seed, of);
    if (found !== undefined) told.push(found);
  }
  return told;
}

describe('ten thousand ways in which ends, interruptions, drops and failures meet', () => {
  it('record every turn once, lose no word that was spoken, and send no sample out of its epoch', () => {
    expect(failing(10_000)).toEqual([]);
  });
});

describe('two thousand conversations with a persona that lets nobody finish what it minds', () => {
  it('record every turn once, and cut none short for what was not said in it', () => {
    expect(failing(2_000, { isTouchy: true })).toEqual([]);
  });

  it('are cut short in mid-sentence often enough to show it', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => interleave(seed + 1, { isTouchy: true }).trial.commits);
    const cut = seeds.flat().filter(({ commit }) => commit.speaker === 'learner' && commit.cutShort);
    expect(cut.length).toBeGreaterThan(10);
  });
});

/** What these would find. */
describe('a machine with a fault', () => {
  it('is found where sound of an older epoch is taken for the latest', () => {
    const machine = (state: VoiceState, input: VoiceInput) =>
      advance(state, input.type === 'audio' ? { ...input, epoch: state.epoch } : input);
    expect(failing(500, { machine })[0]).toMatch(/out of their epoch/);
  });

  it('is found where a turn is put on record again', () => {
    const machine = (state: VoiceState, input: VoiceInput) => {
      const step = advance(state, input);
      const again = step.outputs.filter(({ type }) => type === 'commit_turn');
      return input.type === 'disconnected' ? { ...step, outputs: [...step.outputs, ...again] } : step;
    };
    expect(failing(500, { machine })[0]).toMatch(/is turn/);
  });

  it('is found where a drop forgets the turn under way', () => {
    const machine = (state: VoiceState, input: VoiceInput): Step => {
      const { state: after, outputs } = advance(state, input);
      return { state: after, outputs: outputs.filter(({ type }) => type !== 'commit_turn' || after.connected) };
    };
    expect(failing(500, { machine })[0]).toMatch(/0 times on record|is turn/);
  });

  it.each([
    ['left', 1_500],
    ['disconnected', 500],
  ])('is found where what was understood is forgotten: %s', (type, seeds) => {
    const machine = (state: VoiceState, input: VoiceInput) =>
      advance(input.type === type ? { ...state, utterances: [] } : state, input);
    expect(failing(seeds, { machine })[0]).toMatch(/is not on record/);
  });

  it('is found where a session closes before its last words are recognised', () => {
    const machine = (state: VoiceState, input: VoiceInput) => {
      const { phase } = state;
      return advance(phase.name === 'closing' ? { ...state, phase: { ...phase, until: input.at } } : state, input);
    };
    expect(failing(500, { machine })[0]).toMatch(/is not on record/);
  });

  it('is found where typed words do not wait for what was said before them', () => {
    const machine = (state: VoiceState, input: VoiceInput): Step => {
      const { state: after, outputs } = advance(state, input);
      return { state: { ...after, typed: after.typed && { ...after.typed, at: -Infinity } }, outputs };
    };
    expect(failing(500, { machine })[0]).toMatch(/is not on record/);
  });

  it('is found where the persona cuts in on what was said a turn ago', () => {
    const machine = (state: VoiceState, input: VoiceInput) => {
      const late = { ...state, misstep: state.misstep && { turn: state.nextTurn, text: '' } };
      return advance(late, input);
    };
    expect(failing(500, { machine, isTouchy: true })[0]).toMatch(/was cut for nothing/);
  });

  it('is found where the persona cuts in and then says nothing', () => {
    const machine = (state: VoiceState, input: VoiceInput): Step => {
      const { state: after, outputs } = advance(state, input);
      const isCut = outputs.some((one) => one.type === 'commit_turn' && one.commit.speaker === 'learner' && one.commit.cutShort); // prettier-ignore
      return { state: after, outputs: outputs.filter(({ type }) => !isCut || type !== 'ask_reply') };
    };
    expect(failing(500, { machine })[0]).toMatch(/nothing is asked for after turn \d+ was cut/);
  });
});
