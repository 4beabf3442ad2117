import { t975 } from './student.js';
import { mean, variance } from './summary.js';

export interface BandPoint {
  /** Place in the series, from 1. */
  step: number;
  mean: number;
  low: number;
  high: number;
}

const WINDOW = 5;
const FEWEST = 3;

/** The level at each step of a learner's series: mean of the last five scores with a 95 % interval, from three on. */
export function progressBand(scores: readonly number[]): BandPoint[] {
  return scores.flatMap((_, index) => {
    const window = scores.slice(Math.max(0, index + 1 - WINDOW), index + 1);
    if (window.length < FEWEST) return [];
    const level = mean(window);
    const margin = t975(window.length - 1) * Math.sqrt(variance(window) / window.length);
    return [{ step: index + 1, mean: level, low: Math.max(0, level - margin), high: Math.min(100, level + margin) }];
  });
}
