import { describe, expect, it } from '@jest/globals';

import { cutsInAfterMs, cuttingInLine } from './cutting-in.js';
import type { DialogueState } from './dialogue-state.js';
import { openDialogue } from './dialogue.js';
import { createTestPlay, testWording } from './play.fixture.js';

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

describe('a persona whose scenario says nothing of it', () => {
  it('hears everybody out', () => {
    const patient = createTestPlay();
    expect(cutsInAfterMs(patient, state())).toBeNull();
    expect(cuttingInLine(patient, state())).toBe('');
  });
});
