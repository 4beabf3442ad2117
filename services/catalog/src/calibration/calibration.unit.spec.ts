import { describe, expect, it } from '@jest/globals';
import { create } from '@bufbuild/protobuf';
import type { ProbeLevel } from '@repartee/dialogue';
import type { Calibration } from '@repartee/proto';
import { catalogV1 } from '@repartee/proto';

import { toCalibrationJson } from '../read-model/calibration.converters.js';
import { noiseOf, toCalibration } from './calibration.js';
import type { PlayedByPanel } from './panel.js';
import { panelPlays } from './panel.js';

const createTestPlay = (
  place: { level?: ProbeLevel; choices?: number; wording: number },
  scores: { score: number; exploring: number | null },
): PlayedByPanel => ({
  ...{ level: 'novice', language: 'en', choices: 1, leversReached: 2, durationMs: 60_000, ...place },
  score: {
    score: scores.score,
    objectiveReached: false,
    skills: [{ id: 'exploring', score: scores.exploring, criteria: [] }],
  },
});

const scenario = { id: 'price-increase', version: 2, sha256: 'aa' };

describe('the panel', () => {
  it('plays every choice twice, in two wordings', () => {
    const plays = panelPlays();
    expect(plays).toHaveLength(5 * 2 * 10 * 2);
    expect(plays.slice(0, 2)).toEqual([
      { level: 'novice', language: 'en', choices: 1, wording: 1 },
      { level: 'novice', language: 'en', choices: 1, wording: 2 },
    ]);
  });
});

describe('the noise of a scorer', () => {
  it('is the root of squared differences within pairs over twice their number', () => {
    const played = [
      createTestPlay({ choices: 1, wording: 1 }, { score: 0, exploring: 5000 }),
      createTestPlay({ choices: 1, wording: 2 }, { score: 0, exploring: 5600 }),
      createTestPlay({ choices: 2, wording: 1 }, { score: 0, exploring: 7000 }),
      createTestPlay({ choices: 2, wording: 2 }, { score: 0, exploring: 6200 }),
    ];
    // (600 squared + 800 squared) / 4 = 250,000; its root is 500.
    expect(noiseOf(played)).toBe(500);
  });

  it('leaves out pairs in which a skill had no occasion, and is absent without any', () => {
    const played = [
      createTestPlay({ wording: 1 }, { score: 0, exploring: null }),
      createTestPlay({ wording: 2 }, { score: 0, exploring: 5600 }),
    ];
    expect(noiseOf(played)).toBeUndefined();
    expect(toCalibration(scenario, played).noise).toBeUndefined();
  });
});

describe('a calibration', () => {
  it('gives each level its spread of scores', () => {
    const played = [4000, 6000, 8000].map((score, index) =>
      createTestPlay({ level: 'expert', choices: index + 1, wording: 1 }, { score, exploring: null }),
    );
    const { levels, scenario: pin } = toCalibration(scenario, played);
    expect(pin).toMatchObject(scenario);
    expect(levels.map(({ level, plays }) => [level, plays])).toEqual([
      ['novice', 0],
      ['beginner', 0],
      ['competent', 0],
      ['proficient', 0],
      ['expert', 3],
    ]);
    expect(levels[4]).toMatchObject({
      ...{ scoreMean: 6000, scoreSd: 2000, scoreP10: 4000, scoreP50: 6000, scoreP90: 8000 },
      ...{ objectiveShare: 0, leversMean: 200, durationMeanMs: 60_000 },
    });
  });

  it('gives each level its spread of levers and of time', () => {
    const played = [5, 1, 3].map((leversReached) => ({
      ...createTestPlay({ level: 'novice', wording: 1 }, { score: 4000, exploring: null }),
      ...{ leversReached, durationMs: leversReached * 60_000 },
    }));
    const calibrated = toCalibration(scenario, played);
    expect(calibrated.levels[0]).toMatchObject({
      ...{ leversP10: 1, leversP50: 3, leversP90: 5 },
      ...{ durationP10Ms: 60_000, durationP50Ms: 180_000, durationP90Ms: 300_000 },
    });
    const { levels } = JSON.parse(toCalibrationJson(calibrated)) as Calibration;
    expect(levels[0]).toMatchObject({
      levers: { p10: 1, p50: 3, p90: 5 },
      durationS: { p10: 60, p50: 180, p90: 300 },
    });
  });

  it('shows no such spread of a version that an earlier release has calibrated', () => {
    const { levels, ...calibrated } = toCalibration(scenario, []);
    const before = levels.map(({ level, plays, scoreMean }) =>
      create(catalogV1.PanelLevelSchema, { level, plays, scoreMean }),
    );
    const shown = JSON.parse(toCalibrationJson({ ...calibrated, levels: before })) as Calibration;
    expect(shown.levels[0]).not.toHaveProperty('levers');
    expect(shown.levels[0]).not.toHaveProperty('durationS');
  });
});
