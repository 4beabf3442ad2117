import { describe, expect, it } from '@jest/globals';
import type { Names } from '../names/names.js';
import type { AssignmentRow } from './assignments.repository.js';
import { toProgress } from './assignments.service.js';

const names = {
  scenario: (id: string) => ({ id }),
  place: (site: string, team: string) => ({ site, team }),
} as unknown as Names;
const nothing = { organisation: 'acme', everywhere: false, grantedSites: [], grantedTeams: [] };

const createTestRow = (overrides: Partial<AssignmentRow>): AssignmentRow => ({
  ...{ assignment_id: 'a', programme_id: '', programme_name: '', scenario_id: 'reprimand', team_id: 'north' },
  ...{ site_id: 'lille', purpose: 'practice', due_on: '2026-03-01', members: 4, done: 0, ...overrides },
});
const shown = (overrides: Partial<AssignmentRow>, today = '2026-03-02') => {
  const { done, overdue } = toProgress(createTestRow(overrides), names, nothing, today);
  return { done, overdue };
};

describe('practice that four are to do', () => {
  it('is overdue from the day after, whether they have done it or not', () => {
    for (const done of [0, 3, 4]) expect(shown({ done })).toEqual({ done: null, overdue: true });
    expect(shown({ done: 0 }, '2026-03-01')).toEqual({ done: null, overdue: false });
  });
});

describe('practice that ten are to do', () => {
  it('is not overdue once all have done it', () => {
    expect(shown({ members: 10, done: 10 })).toEqual({ done: 10, overdue: false });
    expect(shown({ members: 10, done: 5 })).toEqual({ done: 5, overdue: true });
  });
});
