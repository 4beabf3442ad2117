import { mean, sum, variance } from './summary.js';

export interface FunnelLimits {
  learners: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

export type FunnelPlace = 'inside' | 'above_95' | 'below_95' | 'above_998' | 'below_998';

const Z95 = 1.96;
const Z998 = 3.09;

/** Spread between learners within groups, pooled: what groups of the same kind differ by at random comes from it. */
export function withinSpread(groups: readonly (readonly number[])[]): number {
  const degrees = sum(groups.map(({ length }) => Math.max(0, length - 1)));
  if (degrees === 0) return 0;
  return Math.sqrt(sum(groups.map((values) => Math.max(0, values.length - 1) * variance(values))) / degrees);
}

/** Control limits of a group of so many learners that is like all others (Spiegelhalter 2005): 95 and 99.8 %. */
export function funnelLimits(overall: number, spread: number, learners: number): FunnelLimits {
  const error = spread / Math.sqrt(learners);
  const clamp = (value: number) => Math.min(100, Math.max(0, value));
  return {
    learners,
    low95: clamp(overall - Z95 * error),
    high95: clamp(overall + Z95 * error),
    low998: clamp(overall - Z998 * error),
    high998: clamp(overall + Z998 * error),
  };
}

export function placeIn(limits: FunnelLimits, value: number): FunnelPlace {
  if (value > limits.high998) return 'above_998';
  if (value < limits.low998) return 'below_998';
  if (value > limits.high95) return 'above_95';
  return value < limits.low95 ? 'below_95' : 'inside';
}

/**
 * Group means drawn towards the overall mean by how little their size says: weight t / (t + s / n), where s is the
 * variance within groups and t the one between them, by moments (Goldstein & Spiegelhalter 1996).
 */
export function shrunkMeans(groups: readonly (readonly number[])[], overall: number): number[] {
  const within = withinSpread(groups) ** 2;
  const means = groups.map(mean);
  const between = Math.max(0, variance(means) - mean(groups.map(({ length }) => within / length)));
  return groups.map(({ length }, index) => {
    const own = means[index] ?? overall;
    const weight = between === 0 ? 0 : between / (between + within / length);
    return overall + weight * (own - overall);
  });
}
