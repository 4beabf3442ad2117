import { WARNINGS_AT_REMAINING_MS } from '../../live/domain/limits.js';

/** How many warnings a session has had that goes on at this time, given or not: none of them is made up for. */
export const warningsGivenBy = (elapsedMs: number, limitMs: number): number =>
  WARNINGS_AT_REMAINING_MS.filter((remainingMs) => limitMs - elapsedMs <= remainingMs).length;
