import { describe, expect, it } from '@jest/globals';
import type { LearnerChange } from '../../statistics/domain/change.js';
import { changeDifference, skillDifference, skillScores, withBadges } from './comparison.js';

const changes = (...points: number[]): LearnerChange[] => points.map((one) => ({ points: one, sessions: 4 }));
const open = { withheld: null, noiseFloor: 0 };

describe('two cohorts of five learners, who changed by 30 and by 20 points on average', () => {
  const lyon = changes(10, 20, 30, 40, 50);
  const lille = changes(0, 10, 20, 30, 40);

  it('differ by 10 points within 2.306 standard errors of 10, with 8 degrees of freedom', () => {
    const { view } = changeDifference(lyon, lille, open);
    expect(view.change).toMatchObject({ points: 10, low: -13.06, high: 33.06 });
  });

  it('get no verdict, and no test, below ten learners', () => {
    expect(changeDifference(lyon, lille, open)).toMatchObject({ view: { verdict: 'too_few' }, p: undefined });
  });
});

describe('two cohorts of twelve', () => {
  const many = (low: number) => changes(...Array.from({ length: 12 }, (_, index) => low + (index % 3)));

  it('are told apart where the interval leaves out zero', () => {
    expect(changeDifference(many(20), many(5), open).view.verdict).toBe('higher');
    expect(changeDifference(many(5), many(20), open).view.verdict).toBe('lower');
    expect(changeDifference(many(5), many(5), open).view.verdict).toBe('no_clear_difference');
  });
});

describe('a cohort in which four learners came back to a scenario', () => {
  it('has nothing shown beside another', () => {
    const { view } = changeDifference(changes(1, 2, 3, 4), changes(1, 2, 3, 4, 5, 6), open);
    expect(view).toEqual({ change: null, withheld: 'group_floor', verdict: null, badge: false });
  });
});

describe('a cohort in which nobody came back', () => {
  it('has no data, which is not the same as withheld', () => {
    expect(changeDifference([], changes(1, 2, 3, 4, 5), open).view).toMatchObject({ change: null, withheld: null });
  });
});

describe('two cohorts of twelve, of whom only some rehearsed the same', () => {
  /** Twelve learners a cohort; the first so many of them in a stratum that the other cohort has too. */
  const scores = (name: string, level: number, shared: number) =>
    skillScores(
      Array.from({ length: 12 }, (_, index) => ({
        learner_id: `${name}-${index}`,
        stratum: index < shared ? 'both' : name,
        points: level + (index % 3),
        sessions: 1,
      })),
      null,
    );
  const between = (shared: number) => skillDifference(scores('lyon', 60, shared), scores('lille', 40, shared), 0);

  it('are not set against each other like for like where those are fewer than five on a side', () => {
    expect(between(4).view).toMatchObject({ likeForLike: null, raw: { points: 20 }, verdict: 'too_few' });
    expect(between(5).view).toMatchObject({ likeForLike: { points: 20 }, verdict: 'too_few' });
  });

  it('get a verdict, and a test, from ten of them on', () => {
    expect(between(9)).toMatchObject({ view: { verdict: 'too_few' }, p: undefined });
    expect(between(10)).toMatchObject({ view: { verdict: 'higher' }, p: expect.any(Number) });
  });
});

describe('verdicts of one page', () => {
  const judged = (p: number) => ({ view: { verdict: 'higher', badge: false }, p });

  it('have their badges by all tests of the page together, whatever they are of', () => {
    // Alone, 0.04 stands among one; beside two that say nothing it is over a third of one in twenty.
    const one = judged(0.04);
    expect(withBadges([one])).toMatchObject([{ badge: true }]);
    expect(withBadges([one], [one, judged(0.5), judged(0.9)])).toMatchObject([{ badge: false }]);
  });
});
