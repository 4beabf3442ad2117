import { describe, expect, it } from 'vitest';

import { addressOf, cohortKey, cohortParts, questionOf, usualCohorts, withCohort } from './question.js';

const named = (id: string) => ({ id, name: id, siteId: 'lille', members: 12 });

describe('the question in the address', () => {
  it('is what it says, one value or several', () => {
    const asked = questionOf({ cohort: ['site:a', 'site:b'], skill: 'listening', from: '2026-03-01' }, []);
    expect(asked).toEqual({
      ...{ cohort: ['site:a', 'site:b'], skill: ['listening'], scenario: [], family: '' },
      ...{ from: '2026-03-01', to: '' },
    });
  });

  it('goes back into the address without what says nothing', () => {
    expect(addressOf(questionOf({ cohort: 'site:a', family: '' }, []))).toEqual({ cohort: ['site:a'] });
  });

  it('is about the first two sites where it names nobody, or about two teams of the only site', () => {
    const teams = ['n', 's', 'e'].map(named);
    expect(usualCohorts({ sites: ['a', 'b', 'c'].map(named), teams })).toEqual(['site:a', 'site:b']);
    expect(usualCohorts({ sites: [named('a')], teams })).toEqual(['team:n', 'team:s']);
    expect(questionOf({}, ['site:a', 'site:b']).cohort).toEqual(['site:a', 'site:b']);
  });
});

describe('a cohort with a period of its own', () => {
  const key = 'site:a@2026-01-01..2026-03-31';

  it('is taken apart and put together', () => {
    expect(cohortParts(key)).toEqual({ group: 'site:a', from: '2026-01-01', to: '2026-03-31' });
    expect(cohortKey(cohortParts(key))).toBe(key);
  });

  it('has none until both ends are there', () => {
    expect(cohortKey({ group: 'site:a', from: '2026-01-01', to: '' })).toBe('site:a');
  });
});

describe('choosing another cohort', () => {
  it('puts it in its place', () => {
    expect(withCohort(['site:a', 'site:b'], 1, 'site:c')).toEqual(['site:a', 'site:c']);
  });

  it('changes places with the one that stands there already', () => {
    expect(withCohort(['site:a', 'site:b'], 0, 'site:b')).toEqual(['site:b', 'site:a']);
  });
});
