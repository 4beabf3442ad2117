import { describe, expect, it } from '@jest/globals';
import type { Cohort } from './domain/cohort.js';
import { toBreaks, toTrend } from './trend.converters.js';

const cohort: Cohort = {
  ...{ key: 'team:north', kind: 'team', id: 'north', name: 'North', teams: [], scenarios: [] },
  ...{ from: '2026-03-02', to: '2026-03-15' },
};
const week = (name: string, monday: string, learners: number) => ({
  ...{ cohort: 1, skill_id: 'listening' as const, week: name, monday, learners },
  ...{ sessions: learners, mean: 60, variance: 100 },
});

describe('a week in which one to four beside the cohort have a score', () => {
  const rows = [week('2026-W10', '2026-03-02', 6), week('2026-W11', '2026-03-09', 6)];
  const floorOf = () => null;

  it('is withheld, though nothing is withheld of the whole period', () => {
    const weekFloorOf = (_: string, name: string) => (name === '2026-W11' ? ('remainder' as const) : null);
    const { weeks } = toTrend(cohort, 'listening', rows, { floorOf, weekFloorOf });
    expect(weeks.map(({ figure, withheld }) => [figure?.learners, withheld])).toEqual([
      [6, null],
      [undefined, 'remainder'],
    ]);
  });
});

describe('versions that cohorts used', () => {
  const used = (cohort: number, version: string, day: number) => ({
    ...{ cohort, kind: 'rubric' as const, id: 'grid', version, first_ms: day },
    ...{ week: `2026-W${day}`, monday: `2026-03-${day}` },
  });

  it('break where a later one came into use, once for all cohorts, and between one cohort and the next', () => {
    const [both, ...others] = toBreaks([used(1, '1', 10), used(1, '2', 12), used(2, '1', 11), used(2, '2', 14)]);
    expect([both?.startsOn, both?.from, both?.to, others]).toEqual(['2026-03-12', '1', '2', []]);
    expect(toBreaks([used(1, '2', 20), used(2, '1', 10)])).toMatchObject([{ startsOn: '2026-03-20', to: '2' }]);
  });

  it('do not break in a cohort that used one', () => {
    expect(toBreaks([used(1, '2', 12)])).toEqual([]);
  });
});
