import type { Randomness } from '@repartee/kernel';

export const DAY_MS = 24 * 60 * 60_000;
export const WEEK_MS = 7 * DAY_MS;
export const WEEKS = 26;

const FIRST_HOUR = 7;
const WORKING_HOURS = 9;
const SATURDAY = 6;

/** A moment in working hours (7 to 16 h UTC) of a weekday in the week that begins at `weekStart`. */
export function workingMoment(weekStart: number, randomness: Randomness): number {
  const days = Array.from({ length: 7 }, (_, day) => startOfDay(weekStart + day * DAY_MS)).filter(isWeekday);
  const day = days[randomness.below(days.length)] ?? startOfDay(weekStart);
  return day + FIRST_HOUR * 3_600_000 + randomness.below(WORKING_HOURS * 3_600_000);
}

/** The ISO date of a moment, so many days from it. */
export function isoDay(moment: number, days = 0): string {
  return new Date(moment + days * DAY_MS).toISOString().slice(0, 10);
}

function startOfDay(moment: number): number {
  return Math.floor(moment / DAY_MS) * DAY_MS;
}

function isWeekday(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== SATURDAY;
}
