import { mean, sum } from './summary.js';

/** Most sessions at either end of a learner's series that are averaged. */
export const LONGEST_END = 3;

export interface LearnerChange {
  /** Points; the mean of the last k minus the mean of the first k. */
  points: number;
  /** Sessions at both ends together, over all scenarios. */
  sessions: number;
}

/**
 * How one learner's scores of one skill changed on matched scenarios. In each scenario (scores in the order they were
 * earned) the first k are set against the last k, k being half the sessions and three at most, so no session is on both
 * sides; scenarios are weighted by k. Without learning its expectation is zero, which best minus first is not.
 * Undefined where no scenario was held twice.
 */
export function learnerChange(scenarios: readonly (readonly number[])[]): LearnerChange | undefined {
  const changes = scenarios.flatMap((scores) => {
    const k = Math.min(LONGEST_END, Math.floor(scores.length / 2));
    return k === 0 ? [] : [{ k, points: mean(scores.slice(-k)) - mean(scores.slice(0, k)) }];
  });
  if (changes.length === 0) return undefined;
  const weight = sum(changes.map(({ k }) => k));
  return { points: sum(changes.map(({ k, points }) => k * points)) / weight, sessions: 2 * weight };
}
