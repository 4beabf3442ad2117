import type { Calibration } from '@repartee/proto';

/** In pooled standard deviations: what puts them less far apart is refused when it is to be published. */
export const LEAST_SEPARATION = 1.5;

/**
 * Cohen's d between experts and novices of the panel, in pooled standard deviations; null where a level was not played
 * or all scores of both are equal.
 */
export const separationOf = (levels: Calibration['levels']): number | null => {
  const [novice, expert] = ['novice', 'expert'].map((level) => levels.find((one) => one.level === level));
  if (!novice || !expert || novice.plays === 0 || expert.plays === 0) return null;
  const pooled = Math.sqrt((novice.scoreSd ** 2 + expert.scoreSd ** 2) / 2);
  return pooled === 0 ? null : (expert.scoreMean - novice.scoreMean) / pooled;
};
