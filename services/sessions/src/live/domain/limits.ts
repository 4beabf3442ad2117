/** A conversation is ten minutes at most. */
export const LIMIT_MS = 600_000;

/** What is left when the learner is told that time is running out, typed or spoken: at 9:00 and 9:45 of ten minutes. */
export const WARNINGS_AT_REMAINING_MS: readonly number[] = [60_000, 15_000];
