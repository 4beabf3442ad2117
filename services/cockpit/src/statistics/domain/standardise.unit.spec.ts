import { describe, expect, it } from '@jest/globals';
import type { Cell } from './standardise.js';
import { standardisedDifference } from './standardise.js';

const cell = (learner: string, stratum: string, points: number, sessions = 1): Cell => ({
  learner,
  stratum,
  points,
  sessions,
});

describe('two groups that differ mostly by what they rehearsed', () => {
  const lyon = [cell('a', 'easy', 80), cell('b', 'easy', 90), cell('c', 'hard', 40)];
  const lille = [cell('d', 'easy', 70), cell('e', 'hard', 30), cell('f', 'hard', 50)];

  it('differ by 7.5 points at the same mix, not by 20', () => {
    const { difference, overlap } = standardisedDifference(lyon, lille);
    expect(difference?.value).toBeCloseTo(62.5 - 55, 10);
    expect(overlap).toBe(1);
  });

  it('have an interval from leaving out a learner at a time', () => {
    // Lyon without each: 65, 60, 85; Lille: 40, 60, 50. Variances 233.33 and 133.33, 3.71 degrees of freedom.
    const { difference } = standardisedDifference(lyon, lille);
    expect((difference?.high ?? 0) - (difference?.value ?? 0)).toBeCloseTo(19.149 * 2.8631, 0);
  });
});

describe('groups that share little', () => {
  it('say how little, and compare what they share', () => {
    const of = [cell('a', 'easy', 80), cell('b', 'easy', 60), cell('a', 'odd', 300, 6)];
    const against = [cell('c', 'easy', 50), cell('d', 'easy', 50)];
    const { difference, overlap } = standardisedDifference(of, against);
    expect(difference?.value).toBe(20);
    expect(overlap).toBe(0.4);
  });

  it('rest on the learners who held what both did, and on nobody else', () => {
    const of = [cell('a', 'easy', 80), cell('b', 'easy', 60), cell('c', 'odd', 50), cell('d', 'odd', 50)];
    const against = [cell('e', 'easy', 50), cell('f', 'easy', 50), cell('g', 'easy', 50)];
    expect(standardisedDifference(of, against).learners).toBe(2);
  });

  it('are not compared where they share nothing', () => {
    expect(standardisedDifference([cell('a', 'easy', 80)], [cell('b', 'hard', 50)])).toEqual({
      difference: undefined,
      overlap: 0,
      learners: 0,
    });
  });
});

describe('a learner with many sessions in a stratum', () => {
  it('counts once, by the mean', () => {
    const of = [cell('a', 'easy', 900, 10), cell('b', 'easy', 50)];
    const against = [cell('c', 'easy', 50), cell('d', 'easy', 50)];
    expect(standardisedDifference(of, against).difference?.value).toBe(20);
  });
});
