const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in a time zone at a time in milliseconds, as 2026-03-02. */
export function dayIn(timeZone: string, ms: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}

export function minusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month of one day, and the last of the month of another. */
export function wholeMonths({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const [year = 0, month = 1] = to.split('-').map(Number);
  // Day 0 of the month after.
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${from.slice(0, 7)}-01`, to: last };
}

export interface IsoWeekDay {
  /** As 2026-W10. */
  week: string;
  /** Its Monday. */
  startsOn: string;
}

/** Every ISO week that has a day between the two, both included. */
export function weeksBetween(from: string, to: string): IsoWeekDay[] {
  const weeks: IsoWeekDay[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = minusDays(monday, -7))
    weeks.push({ week: isoWeekOf(monday), startsOn: monday });
  return weeks;
}

export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return minusDays(day, weekday);
}

/** ISO 8601: a week belongs to the year of its Thursday, and week 1 holds the year's first Thursday. */
export function isoWeekOf(day: string): string {
  const thursday = minusDays(mondayOf(day), -3);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
