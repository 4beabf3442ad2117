import { t975, twoSidedP } from './student.js';
import { mean, variance } from './summary.js';

/** An estimate with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  /** Two-sided, against zero. */
  p: number;
}

/** From a value, its standard error and the degrees of freedom behind it. Without spread the interval is a point. */
export function estimate(value: number, standardError: number, degrees: number): Estimate {
  const margin = standardError === 0 ? 0 : t975(degrees) * standardError;
  const p = standardError === 0 ? Number(value === 0) : twoSidedP(value / standardError, degrees);
  return { value, low: value - margin, high: value + margin, p };
}

/**
 * Mean of learners' values with Student's interval. One value a learner, averaged within the learner before, makes it
 * robust against how many sessions each learner held (the unit is the learner). NaN bounds below two learners.
 */
export function meanOfLearners(values: readonly number[]): Estimate {
  if (values.length < 2) return { value: mean(values), low: NaN, high: NaN, p: 1 };
  return estimate(mean(values), Math.sqrt(variance(values) / values.length), values.length - 1);
}
