const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** The pause before an attempt, in milliseconds: doubled each time, from 50 ms up to 5 s. */
export function pauseBefore(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}

/** Between half and all of a pause, so that those who lost the same server do not come back at the same moment. */
export function withJitter(pauseMs: number, random: number): number {
  return pauseMs * (0.5 + random / 2);
}
