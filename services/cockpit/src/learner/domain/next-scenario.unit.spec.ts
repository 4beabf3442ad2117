import { describe, expect, it } from '@jest/globals';
import type { MyAssignment } from '@repartee/proto';
import type { Situation, Suggestable } from './next-scenario.js';
import { nextScenario } from './next-scenario.js';

const createTestScenario = (id: string, overrides: Partial<Suggestable> = {}): Suggestable => ({
  id,
  version: 1,
  title: { en: id, fr: id },
  family: 'management',
  personaName: 'Claire',
  skillIds: ['listening'],
  retired: false,
  ...overrides,
});

const createTestSituation = (overrides: Partial<Situation> = {}): Situation => ({
  assignments: [],
  last: null,
  levels: [],
  scenarios: [createTestScenario('reprimand'), createTestScenario('price', { skillIds: ['holding'] })],
  held: new Map(),
  ...overrides,
});

const assignment: MyAssignment = {
  id: 'a1',
  programme: null,
  scenario: createTestScenario('price'),
  purpose: 'assessed',
  dueOn: '2026-03-20',
  done: null,
  overdue: false,
};

const levels = [
  { skill: { id: 'listening' as const, name: { en: 'Listening', fr: 'Écoute' } }, level: 70 },
  { skill: { id: 'holding' as const, name: { en: 'Holding', fr: 'Tenir' } }, level: 40 },
];

const missed = { sessionId: 's1', scenarioId: 'reprimand', objectiveReached: false };

describe('what to practise next', () => {
  it('is what is due, before all else', () => {
    const next = nextScenario(createTestSituation({ assignments: [assignment], last: missed, levels }));
    expect(next?.scenario.id).toBe('price');
    expect(next?.reason).toEqual({ code: 'due', dueOn: '2026-03-20', purpose: 'assessed' });
  });

  it('is what was missed last, where nothing is due', () => {
    const done = { ...assignment, done: { sessionId: 's0', at: '2026-03-01T09:00:00.000Z' } };
    expect(nextScenario(createTestSituation({ assignments: [done], last: missed, levels }))?.reason).toEqual({
      code: 'objective_missed',
      sessionId: 's1',
    });
  });

  it('is the scenario held least that trains the weakest skill', () => {
    const next = nextScenario(createTestSituation({ last: { ...missed, objectiveReached: true }, levels }));
    expect(next?.scenario.id).toBe('price');
    expect(next?.reason).toMatchObject({ code: 'weakest_skill', score: 40 });
  });

  it('is what was never tried, and is still offered', () => {
    const scenarios = [createTestScenario('old', { retired: true }), createTestScenario('reprimand')];
    expect(nextScenario(createTestSituation({ scenarios }))?.scenario.id).toBe('reprimand');
    expect(nextScenario(createTestSituation({ scenarios, held: new Map([['reprimand', 1]]) }))).toBeNull();
  });
});
