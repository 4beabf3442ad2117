import type { Comparison, Figure, SkillComparison, SkillId } from '@repartee/proto';

export const LILLE = 'site:lille';
export const LYON = 'site:lyon';

export const createTestFigure = (value: number, over: Partial<Figure> = {}): Figure => ({
  ...{ unit: 'points', value, low: value - 4, high: value + 4, learners: 12, sessions: 30 },
  ...over,
});

/** Lille beside Lyon on one skill; without overrides everything is there and nothing is clear. */
export const createTestSkill = (id: SkillId, over: Partial<SkillComparison> = {}): SkillComparison => ({
  skill: { id, name: { en: `${id} en`, fr: `${id} fr` } },
  cohorts: [
    { cohort: LILLE, figure: createTestFigure(50), withheld: null },
    { cohort: LYON, figure: createTestFigure(52), withheld: null },
  ],
  differences: [
    {
      ...{ cohort: LYON, against: LILLE, overlap: 1, withheld: null, verdict: 'no_clear_difference', badge: false },
      raw: { points: 2, low: -3, high: 7, hedgesG: 0.2, hedgesGLow: -0.3, hedgesGHigh: 0.7 },
      likeForLike: { points: 1, low: -4, high: 6, hedgesG: null, hedgesGLow: null, hedgesGHigh: null },
      warnings: [],
    },
  ],
  changes: [
    { cohort: LILLE, figure: createTestFigure(1), withheld: null, verdict: 'no_clear_change', badge: false },
    { cohort: LYON, figure: createTestFigure(2), withheld: null, verdict: 'no_clear_change', badge: false },
  ],
  changeDifferences: [
    {
      ...{ cohort: LYON, against: LILLE, withheld: null, verdict: 'no_clear_difference', badge: false },
      change: { points: 1, low: -5, high: 7, hedgesG: 0.1, hedgesGLow: -0.4, hedgesGHigh: 0.6 },
    },
  ],
  ...over,
});

export const createTestComparison = (over: Partial<Comparison> = {}): Comparison => ({
  cohorts: [
    { key: LILLE, kind: 'site', id: 'lille', name: 'Lille', from: '2026-06-01', to: '2026-06-21' },
    { key: LYON, kind: 'site', id: 'lyon', name: 'Lyon', from: '2026-06-01', to: '2026-06-21' },
  ],
  skills: [createTestSkill('listening')],
  ...{ breaks: [], trends: [], distributions: [], adoption: [], noiseFloor: 0 },
  ...over,
});
