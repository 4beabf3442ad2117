import type { Estimate } from './interval.js';
import { estimate } from './interval.js';
import { mean, variance } from './summary.js';

/** Mean of `of` minus mean of `against`, learners' values; Welch's interval (Welch 1947), no equal spread assumed. */
export function welchDifference(of: readonly number[], against: readonly number[]): Estimate {
  const ofShare = variance(of) / of.length;
  const againstShare = variance(against) / against.length;
  return estimate(
    mean(of) - mean(against),
    Math.sqrt(ofShare + againstShare),
    satterthwaite(ofShare, of.length - 1, againstShare, against.length - 1),
  );
}

/** Degrees of freedom of a sum of two variances (Satterthwaite 1946). */
export function satterthwaite(share: number, degrees: number, otherShare: number, otherDegrees: number): number {
  const below = share ** 2 / degrees + otherShare ** 2 / otherDegrees;
  return below === 0 ? degrees + otherDegrees : (share + otherShare) ** 2 / below;
}

export interface EffectSize {
  g: number;
  low: number;
  high: number;
}

/**
 * Hedges' g: the difference in pooled standard deviations, corrected for small groups by 1 - 3 / (4 df - 1), with a
 * 95 % interval from its large-sample variance (Hedges & Olkin 1985). Undefined where nobody differs from anybody.
 */
export function hedgesG(of: readonly number[], against: readonly number[]): EffectSize | undefined {
  const degrees = of.length + against.length - 2;
  const pooled = ((of.length - 1) * variance(of) + (against.length - 1) * variance(against)) / degrees;
  if (degrees < 2 || pooled === 0) return undefined;
  const g = ((mean(of) - mean(against)) / Math.sqrt(pooled)) * (1 - 3 / (4 * degrees - 1));
  const n = of.length + against.length;
  const error = Math.sqrt(n / (of.length * against.length) + g ** 2 / (2 * n));
  return { g, low: g - 1.96 * error, high: g + 1.96 * error };
}
