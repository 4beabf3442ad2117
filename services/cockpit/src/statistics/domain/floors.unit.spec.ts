import { describe, expect, it } from '@jest/globals';
import { countAboveFloor, withheldFor } from './floors.js';
import { changeVerdict, differenceVerdict } from './verdict.js';

describe('a group', () => {
  it('is shown from five learners on', () => {
    expect([0, 4, 5, 12].map((learners) => withheldFor(learners))).toEqual(['group_floor', 'group_floor', null, null]);
  });

  it('is withheld where one to four would be left beside it', () => {
    expect([0, 1, 4, 5].map((rest) => withheldFor(7, rest))).toEqual([null, 'remainder', 'remainder', null]);
  });

  it('shows a count of people where it is nobody or five', () => {
    expect([0, 1, 4, 5].map(countAboveFloor)).toEqual([0, null, null, 5]);
  });
});

describe('a verdict', () => {
  const rise = { value: 6, low: 4, high: 8, p: 0.001 };

  it('is not given on fewer than ten learners', () => {
    expect(changeVerdict({ estimate: rise, learners: 9, noiseFloor: 0 })).toBe('too_few');
    expect(changeVerdict({ estimate: rise, learners: 10, noiseFloor: 0 })).toBe('rose');
  });

  it('is unclear where zero lies in the interval', () => {
    const unclear = { value: 3, low: -1, high: 7, p: 0.14 };
    expect(differenceVerdict({ estimate: unclear, learners: 30, noiseFloor: 0 })).toBe('no_clear_difference');
  });

  it('is not drawn from less than the scorer itself varies by', () => {
    expect(differenceVerdict({ estimate: rise, learners: 30, noiseFloor: 7 })).toBe('within_noise');
    expect(
      differenceVerdict({ estimate: { ...rise, value: -6, low: -8, high: -4 }, learners: 30, noiseFloor: 2 }),
    ).toBe('lower');
  });
});
