import { describe, expect, it } from '@jest/globals';

import { cutsInAfterMs, cutsInOn, cuttingInLine, mindsMissteps } from './cutting-in.js';
import type { DialogueState } from './dialogue-state.js';
import { openDialogue } from './dialogue.js';
import { createTestPlay, createTestReading, testWording } from './play.fixture.js';

const lines = { en: ['Let me stop you.', 'Sorry, I have to cut in.'], fr: ['Je vous arrête.'] };
const impatient = createTestPlay({ scenario: { interrupts: { after_s: 20, stances: ['closed', 'guarded'], lines } } });
const state = (change: Partial<DialogueState> = {}): DialogueState => ({
  ...openDialogue(impatient, testWording).state,
  ...{ stance: 'guarded', learnerTurns: 1, ...change },
});

describe('a persona that minds long speeches', () => {
  it('cuts in on them in the stances of its scenario', () => {
    expect(cutsInAfterMs(impatient, state())).toBe(20_000);
    expect(cutsInAfterMs(impatient, state({ stance: 'engaged' }))).toBeNull();
  });

  it('hears a first turn out', () => {
    expect(cutsInAfterMs(impatient, state({ learnerTurns: 0 }))).toBeNull();
  });

  it('has its own words for it, and others at the next turn', () => {
    const said = [1, 2, 3].map((learnerTurns) => cuttingInLine(impatient, state({ learnerTurns })));
    expect(said).toEqual([lines.en[1], lines.en[0], lines.en[1]]);
    expect(cuttingInLine(impatient, state({ language: 'fr' }))).toBe('Je vous arrête.');
  });
});

describe('a persona that lets nobody finish some missteps', () => {
  const rule = { after_s: 20, stances: ['guarded' as const], missteps: ['insults'], lines };
  const touchy = createTestPlay({ scenario: { interrupts: rule } });
  const insult = createTestReading({ cues: ['insult'] });

  it('cuts in on those that its scenario names, and on no others', () => {
    expect(mindsMissteps(touchy)).toBe(true);
    expect(cutsInOn(touchy, state(), insult)).toBe(true);
    expect(cutsInOn(touchy, state(), createTestReading({ cues: ['dismissal'] }))).toBe(false);
  });

  it('hears them out in other stances, and on a first turn', () => {
    expect(cutsInOn(touchy, state({ stance: 'engaged' }), insult)).toBe(false);
    expect(cutsInOn(touchy, state({ learnerTurns: 0 }), insult)).toBe(false);
  });

  it('hears them out where only long speeches are minded', () => {
    expect(mindsMissteps(impatient)).toBe(false);
    expect(cutsInOn(impatient, state(), insult)).toBe(false);
  });
});

describe('a persona whose scenario says nothing of it', () => {
  it('hears everybody out', () => {
    const patient = createTestPlay();
    expect(cutsInAfterMs(patient, state())).toBeNull();
    expect(cuttingInLine(patient, state())).toBe('');
  });
});
