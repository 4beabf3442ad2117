import { describe, expect, it } from '@jest/globals';
import type { ScoresOf } from './scores-of.js';
import { rowsOf, sideBySide } from './side-by-side.js';

const createTestQuestion = (overrides: Partial<ScoresOf>): { of: ScoresOf } => ({
  of: {
    ...{ organisation: 'acme', everywhere: false, grantedSites: ['lille'], grantedTeams: [] },
    ...{ kind: 'site', id: 'lille', teams: [], from: '2026-01-01', to: '2026-03-31', zone: 'Europe/Paris' },
    ...{ scenarios: [], skills: ['listening'], ...overrides },
  },
});

describe('several cohorts in one question', () => {
  it('keep what each of them asks, at its place', () => {
    const programme = { kind: 'programme', id: 'p1', teams: ['north', 'east'], scenarios: ['reprimand'] } as const;
    const question = sideBySide([createTestQuestion({}), createTestQuestion({ ...programme, from: '2026-02-02' })]);
    expect(question).toEqual({
      ...{ organisation: 'acme', everywhere: false, grantedSites: ['lille'], grantedTeams: [] },
      ...{ zone: 'Europe/Paris', skills: ['listening'] },
      kinds: ['site', 'programme'],
      ids: ['lille', 'p1'],
      teamLists: [[], ['north', 'east']],
      scenarioLists: [[], ['reprimand']],
      firstDays: ['2026-01-01', '2026-02-02'],
      lastDays: ['2026-03-31', '2026-03-31'],
    });
  });

  it('find their rows again by their place', () => {
    const rows = [
      { cohort: 1, learner: 'ada' },
      { cohort: 2, learner: 'ada' },
      { cohort: 2, learner: 'ben' },
    ];
    expect(rowsOf(rows, 1).map(({ learner }) => learner)).toEqual(['ada', 'ben']);
    expect(rowsOf(rows, 2)).toEqual([]);
  });

  it('are at least one', () => {
    expect(() => sideBySide([])).toThrow('no cohort');
  });
});
