import { round } from '../compare/domain/comparison.js';
import type { CalibrationRow } from './method.repository.js';

/**
 * The scorer's noise floor in points: the root of the mean square over calibrated scenarios, each by its plays. Half of
 * the plays are the others in other words.
 */
export function noiseFloorOf(rows: readonly Pick<CalibrationRow, 'plays' | 'noise'>[]): {
  points: number;
  plays: number;
} {
  const measured = rows.flatMap(({ plays, noise }) => (noise === null ? [] : [{ plays, noise }]));
  const plays = measured.reduce((sum, one) => sum + one.plays, 0);
  if (plays === 0) return { points: 0, plays };
  const squares = measured.reduce((sum, one) => sum + one.plays * one.noise ** 2, 0);
  return { points: round(Math.sqrt(squares / plays) / 100), plays };
}
