import { verdictFloor } from './floors.js';
import type { Estimate } from './interval.js';

type Direction = 'up' | 'down' | 'unclear' | 'within_noise' | 'too_few';

/** `learners` are those of the smaller group; `noiseFloor` is the scorer's repeatability in points. */
export interface Evidence {
  estimate: Estimate;
  learners: number;
  noiseFloor: number;
}

const changeWords = {
  up: 'rose',
  down: 'fell',
  unclear: 'no_clear_change',
  within_noise: 'within_noise',
  too_few: 'too_few',
} as const;

const differenceWords = {
  up: 'higher',
  down: 'lower',
  unclear: 'no_clear_difference',
  within_noise: 'within_noise',
  too_few: 'too_few',
} as const;

export function changeVerdict(evidence: Evidence): (typeof changeWords)[Direction] {
  return changeWords[directionOf(evidence)];
}

export function differenceVerdict(evidence: Evidence): (typeof differenceWords)[Direction] {
  return differenceWords[directionOf(evidence)];
}

function directionOf({ estimate: { value, low, high }, learners, noiseFloor }: Evidence): Direction {
  if (learners < verdictFloor) return 'too_few';
  if (low <= 0 && high >= 0) return 'unclear';
  if (Math.abs(value) < noiseFloor) return 'within_noise';
  return low > 0 ? 'up' : 'down';
}
