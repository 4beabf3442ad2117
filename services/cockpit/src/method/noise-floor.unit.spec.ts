import { describe, expect, it } from '@jest/globals';
import { noiseFloorOf } from './noise-floor.js';

describe('the noise floor of the scorer', () => {
  it('weighs the squares of scenarios by their plays', () => {
    // (30 x 3 points squared + 10 x 1 point squared) / 40 = 7; its root is 2.65 points.
    const rows = [
      { plays: 30, noise: 300 },
      { plays: 10, noise: 100 },
      { plays: 99, noise: null },
    ];
    expect(noiseFloorOf(rows)).toEqual({ points: 2.65, plays: 40 });
  });

  it('rests on nothing before the first calibration', () => {
    expect(noiseFloorOf([])).toEqual({ points: 0, plays: 0 });
  });
});
