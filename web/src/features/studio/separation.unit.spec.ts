import type { Calibration } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { separationOf } from './separation.js';

const level = (name: string, scoreMean: number, scoreSd: number, plays = 40): Calibration['levels'][number] => ({
  ...{ level: name, plays, scoreMean, scoreSd, scoreP10: 0, scoreP50: 0, scoreP90: 0 },
  ...{ objectiveShare: 0, leversMean: 0, durationMeanS: 0 },
});

describe('how far apart a scenario puts novices and experts', () => {
  it('is told in pooled standard deviations', () => {
    // The mean of 6 and 8 squared is 50; its root is 7.07: 35.35 / 7.07.
    expect(separationOf([level('novice', 30, 6), level('expert', 65.355, 8)])).toBeCloseTo(5, 3);
  });

  it('is unknown without plays, and where all are alike', () => {
    expect(separationOf([level('novice', 30, 6)])).toBeNull();
    expect(separationOf([level('novice', 30, 6), level('expert', 60, 6, 0)])).toBeNull();
    expect(separationOf([level('novice', 30, 0), level('expert', 60, 0)])).toBeNull();
  });
});
