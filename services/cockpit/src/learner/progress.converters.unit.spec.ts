import { describe, expect, it } from '@jest/globals';
import type { Names } from '../names/names.js';
import type { ScoreRow } from './learner.repository.js';
import { leastChange, toProgress } from './progress.converters.js';

const names = {
  skills: [{ id: 'listening' }],
  skill: (id: string) => ({ id }),
  scenario: (id: string) => ({ id }),
} as unknown as Names;

/** Scores of one scenario in the order they were earned. */
const scores = (points: number[], rubric_version = 1): ScoreRow[] =>
  points.map((one, index) => ({
    ...{ skill_id: 'listening', session_id: `s-${index}`, scenario_id: 'reprimand', scenario_version: 1 },
    ...{ rubric_id: 'grid', rubric_version, purpose: 'practice', attempt: index + 1, started_ms: index, points: one },
  }));
const changeIn = (rows: ScoreRow[], typicalError: number | null) => toProgress(rows, names, typicalError)[0]?.change;

describe("a learner's own change", () => {
  it('is told from noise at 1.96 typical errors times the root of two where one score is set against one', () => {
    expect(leastChange(5, { sessions: 2 })).toBeCloseTo(13.859, 3);
    expect(changeIn(scores([50, 63]), 5)).toMatchObject({ points: 13, withinNoise: true });
    expect(changeIn(scores([50, 64]), 5)).toMatchObject({ points: 14, withinNoise: false });
  });

  it('is told sooner where three are set against three: the root of three times', () => {
    expect(leastChange(5, { sessions: 6 })).toBeCloseTo(8.002, 3);
    expect(changeIn(scores([50, 50, 50, 58, 58, 58]), 5)).toMatchObject({ points: 8, withinNoise: true });
    expect(changeIn(scores([50, 50, 50, 59, 59, 59]), 5)).toMatchObject({ points: 9, withinNoise: false });
  });

  it('is neither where nobody knows how much a single score varies', () => {
    expect(changeIn(scores([50, 90]), null)).toEqual({ points: 40, sessions: 2, withinNoise: null });
  });

  it('sets no score under one version of a rubric against one under another', () => {
    expect(changeIn([...scores([50], 1), ...scores([90], 2)], 5)).toBeNull();
    expect(changeIn([...scores([50, 60], 1), ...scores([90, 90], 2)], 5)).toMatchObject({ points: 5, sessions: 4 });
  });
});
