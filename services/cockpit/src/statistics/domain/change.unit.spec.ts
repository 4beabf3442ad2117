import { describe, expect, it } from '@jest/globals';
import { learnerChange } from './change.js';
import { mean } from './summary.js';

function orders(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, index) =>
    orders(values.filter((_, other) => other !== index)).map((rest) => [value, ...rest]),
  );
}

describe('the change of one learner', () => {
  it('sets the last half against the first, the middle session on neither side', () => {
    expect(learnerChange([[40, 50, 10, 70, 80]])).toEqual({ points: 30, sessions: 4 });
  });

  it('averages three sessions at either end at most', () => {
    expect(learnerChange([[10, 20, 30, 0, 0, 60, 70, 80]])).toEqual({ points: 50, sessions: 6 });
  });

  it('matches scenarios, and weighs each by the sessions it rests on', () => {
    expect(learnerChange([[40, 50, 70, 80], [50, 50], [90]])).toEqual({ points: 20, sessions: 6 });
  });

  it('is unknown where no scenario was held twice', () => {
    expect(learnerChange([[90], [20]])).toBeUndefined();
  });

  it('is zero on average when scores come in any order, which best minus first is not', () => {
    const everyOrder = orders([40, 50, 60, 90]);
    expect(mean(everyOrder.map((scores) => learnerChange([scores])?.points ?? NaN))).toBeCloseTo(0, 10);
    expect(mean(everyOrder.map((scores) => Math.max(...scores) - (scores[0] ?? NaN)))).toBe(30);
  });
});
