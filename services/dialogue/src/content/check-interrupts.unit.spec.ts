import type { Condition, Scenario } from '@repartee/proto';
import { describe, expect, it } from '@jest/globals';

import { createTestScenario } from '../engine/play.fixture.js';
import { checkInterrupts } from './check-interrupts.js';
import { knownIn } from './references.js';

const lines = { en: ['Let me stop you.'], fr: ['Je vous arrête.'] };

/** What is found where the persona cuts in on this misstep; `when` is that of the one that insults. */
function found(misstep: string, when?: Condition) {
  const { missteps } = createTestScenario();
  const scenario: Scenario = createTestScenario({
    missteps: missteps.map((one) => (one.id === 'insults' && when ? { ...one, when } : one)),
    interrupts: { after_s: 20, stances: ['guarded'], missteps: [misstep], lines },
  });
  return checkInterrupts(scenario, knownIn(scenario)).map(({ message }) => message);
}

describe('a misstep on which a persona cuts in', () => {
  it('is one of the scenario', () => {
    expect(found('insults')).toEqual([]);
    expect(found('nobody')).toEqual(['There is no misstep "nobody".']);
  });

  it.each<Condition>([
    { not: { cue: 'apology' } },
    { act: 'refusal' },
    { words: '<= 8' },
    { all: [{ stance: ['closed'] }, { any: [{ not: { topic: 'money' } }] }] },
  ])('is none that the rest of the sentence may undo: %j', (when) => {
    expect(found('insults', when)).toEqual(['The rest of the sentence may show that "insults" is none.']);
  });

  it('may depend on what came before', () => {
    expect(found('insults', { tension: '>= 40', any: [{ shown: 'apology' }, { cue: 'blame' }] })).toEqual([]);
  });
});
