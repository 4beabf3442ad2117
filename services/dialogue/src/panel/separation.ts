/** How far apart a scenario puts people who can and people who cannot do what it trains. */
export interface Separation {
  /** Cohen's d, (mean of experts - mean of novices) / pooled standard deviation; null where all scores are equal. */
  d: number | null;
  /** Means in points, 0 to 100. */
  novice: number;
  expert: number;
}

/** A scenario that tells novices from experts by less does not measure what it trains. In standard deviations. */
export const LEAST_SEPARATION = 1.5;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
};

/** Cohen's d for two samples of about one size (Cohen 1988, equation 2.5.2). */
export function cohensD(low: readonly number[], high: readonly number[]): number | null {
  const pooled = Math.sqrt((varianceOf(low) + varianceOf(high)) / 2);
  return pooled === 0 ? null : (meanOf(high) - meanOf(low)) / pooled;
}

/** What the scores of novices and of experts, in points, say about the scenario that they played. */
export const separationOf = (novices: readonly number[], experts: readonly number[]): Separation => ({
  d: cohensD(novices, experts),
  novice: meanOf(novices),
  expert: meanOf(experts),
});
