const DAY_MS = 24 * 60 * 60_000;

/** How long the sound of a session is kept; times are UTC, milliseconds since 1970. */
export interface Term {
  /** Days after its end, as the learner was told. */
  keptDays: number;
  endedAt: number;
  /** Days that the organisation keeps recordings by now; undefined where it is not heard of yet, and nothing is over. */
  keeps: number | undefined;
}

/** Whether the sound is to go: as the learner was told, or sooner where the organisation has shortened it. */
export const isOver = ({ keptDays, endedAt, keeps }: Term, now: number): boolean =>
  keeps !== undefined && endedAt + Math.min(keeps, keptDays) * DAY_MS <= now;
