import { variance } from './summary.js';

/**
 * Spread of one learner's single score without learning: the standard deviation of differences between one session and
 * the next of the same scenario, over the root of two (Hopkins 2000). What all gain on average cancels out.
 * Undefined below two differences.
 */
export function typicalError(differences: readonly number[]): number | undefined {
  return differences.length < 2 ? undefined : Math.sqrt(variance(differences) / 2);
}
