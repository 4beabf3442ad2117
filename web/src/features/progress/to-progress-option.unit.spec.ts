import type { SkillProgress } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { plainTheme } from '../../charts/theme.js';
import { toProgressOption, versionBreaks } from './to-progress-option.js';

const point = (
  step: number,
  score: number,
  over: Partial<SkillProgress['points'][number]> = {},
): SkillProgress['points'][number] => ({
  step,
  sessionId: `session-${step}`,
  scenario: { id: 's', version: 1, title: { en: 'S', fr: 'S' }, family: 'complaint', personaName: 'Caroline' },
  purpose: 'practice',
  attempt: step,
  startedAt: '2026-03-02T09:00:00.000Z',
  score,
  rubricVersion: 1,
  ...over,
});

const createTestProgress = (over: Partial<SkillProgress> = {}): SkillProgress => ({
  skill: { id: 'listening', name: { en: 'Listening', fr: 'Écoute' } },
  points: [point(1, 40), point(2, 50), point(3, 60, { purpose: 'assessed' })],
  band: [{ step: 3, mean: 50, low: 41.2, high: 58.8 }],
  scenarios: 2,
  enough: true,
  needs: 0,
  change: null,
  ...over,
});

const words = {
  step: 'Session',
  point: () => ['S', '50'] as const,
  practice: 'Practice',
  assessed: 'Assessed',
  newVersion: 'New grid',
};

interface Series {
  id: string;
  data: unknown[];
  markLine?: { data: unknown[] };
}

const draw = (progress: SkillProgress) => toProgressOption(progress, words, plainTheme, 3);
const seriesOf = (progress: SkillProgress, id: string) =>
  (draw(progress).series as unknown as Series[]).find((series) => series.id === id)!;

describe('progress in one skill', () => {
  it('stacks the height of the band on its lower end', () => {
    expect(seriesOf(createTestProgress(), 'low').data).toEqual([[3, 41.2]]);
    expect(seriesOf(createTestProgress(), 'band').data).toEqual([[3, 17.6]]);
  });

  it('draws practice as a ring and an assessed session as a full dot', () => {
    const colours = seriesOf(createTestProgress(), 'points').data.map(
      (dot) => (dot as { itemStyle: { color: string } }).itemStyle.color,
    );
    expect(colours).toEqual([plainTheme.surface, plainTheme.surface, plainTheme.accent]);
  });

  it('runs from 0 to 100 whatever the scores', () => {
    expect(draw(createTestProgress()).yAxis).toMatchObject({ min: 0, max: 100 });
  });

  it('marks where the rubric changed', () => {
    const points = [point(1, 40), point(2, 50, { rubricVersion: 2 }), point(3, 55, { rubricVersion: 2 })];
    expect(versionBreaks(points)).toEqual([1.5]);
    expect(seriesOf(createTestProgress({ points }), 'mean').markLine?.data).toEqual([{ xAxis: 1.5 }]);
  });
});
