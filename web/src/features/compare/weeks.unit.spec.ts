import { describe, expect, it } from 'vitest';

import { LILLE, LYON, createTestFigure } from './compare.fixtures.js';
import { alignCounts, alignTrends, weekShape } from './weeks.js';

const point = (startsOn: string, value?: number) => ({
  ...{ week: startsOn, startsOn, withheld: null },
  figure: value === undefined ? null : createTestFigure(value),
});

describe('trends of cohorts with different periods', () => {
  const trends = [
    { skill: 'listening' as const, cohort: LILLE, weeks: [point('2026-06-01', 50), point('2026-06-08')] },
    { skill: 'listening' as const, cohort: LYON, weeks: [point('2026-06-08', 60), point('2026-06-15', 62)] },
  ];
  const rubric = { week: '2026-W24', kind: 'rubric' as const, id: 'r', from: '1', to: '2' };

  it('lie on one axis, with gaps where there is nothing', () => {
    const { weeks, figures } = alignTrends(trends, []);
    expect(weeks).toEqual(['2026-06-01', '2026-06-08', '2026-06-15']);
    expect(figures.map((all) => all.map((one) => one?.value ?? null))).toEqual([
      [50, null, null],
      [null, 60, 62],
    ]);
  });

  it('keep the weeks between two periods, so that a gap is as long as it was', () => {
    const apart = [
      { ...trends[0], weeks: [point('2026-03-23', 50)] },
      { ...trends[1], weeks: [point('2026-04-13', 60)] },
    ] as typeof trends;
    const { weeks, figures } = alignTrends(apart, []);
    expect(weeks).toEqual(['2026-03-23', '2026-03-30', '2026-04-06', '2026-04-13']);
    expect(figures[1]?.map((one) => one?.value ?? null)).toEqual([null, null, null, 60]);
  });

  it('name the year of a week where there are several', () => {
    expect(weekShape(['2025-12-29', '2026-01-05'])).toMatchObject({ year: 'numeric' });
    expect(weekShape(['2026-01-05', '2026-01-12'])).not.toHaveProperty('year');
  });

  it('are broken in the week of a new version, once for all that changed in it', () => {
    const breaks = [
      { ...rubric, startsOn: '2026-06-08' },
      { ...rubric, kind: 'scorer' as const, startsOn: '2026-06-08' },
      { ...rubric, startsOn: '2020-01-06' },
    ];
    expect(alignTrends(trends, breaks).breaks).toMatchObject([
      { at: 1, all: [{ kind: 'rubric' }, { kind: 'scorer' }] },
    ]);
  });
});

describe('counts by week', () => {
  const withheld = { withheld: null, practiceWithheld: null, assessedWithheld: null };
  const counts = { members: 12, activeLearners: 12, practiceSessions: 3, assessedSessions: 4, ...withheld };
  const week = (startsOn: string, learners: number | null) => ({
    week: startsOn,
    startsOn,
    sessions: null,
    learners,
  });

  it('leave out what is under the floor', () => {
    const adoption = [{ ...counts, cohort: LILLE, weeks: [week('2026-06-01', 0), week('2026-06-08', null)] }];
    expect(alignCounts(adoption, [])).toEqual({ weeks: ['2026-06-01', '2026-06-08'], counts: [[0, null]] });
    const later = { ...counts, cohort: LYON, weeks: [week('2026-06-15', 9)] };
    expect(alignCounts([...adoption, later], []).counts).toEqual([
      [0, null, undefined],
      [undefined, undefined, 9],
    ]);
  });

  it('leave out a last week that is not over', () => {
    const weeks = [week('2026-06-01', 9), week('2026-06-08', 6)];
    const until = (to: string) => alignCounts([{ ...counts, cohort: LILLE, weeks }], [{ key: LILLE, to }]).counts;
    expect(until('2026-06-13')).toEqual([[9]]);
    expect(until('2026-06-14')).toEqual([[9, 6]]);
  });
});
