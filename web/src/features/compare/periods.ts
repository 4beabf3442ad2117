/** Periods that a sentence offers, as the first day each begins with. */
export interface PeriodChoice {
  kind: 'usual' | 'weeks' | 'month';
  /** Empty for the usual half year. */
  from: string;
  weeks?: number;
}

const DAY_MS = 86_400_000;
const MOST_MONTHS = 12;

const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** The usual half year, two shorter ones, and the months from the first session on, latest first. */
export const periodChoices = (today: string, firstDay: string | null): PeriodChoice[] => {
  const first = firstDay ?? today;
  const months: PeriodChoice[] = [];
  let [year = 0, month = 0] = today.split('-').map(Number);
  for (let count = 0; count < MOST_MONTHS; count++) {
    const from = `${year}-${String(month).padStart(2, '0')}-01`;
    months.push({ kind: 'month', from });
    if (from <= first) break;
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return [
    { kind: 'usual', from: '' },
    { kind: 'weeks', weeks: 13, from: dayBefore(today, 91) },
    { kind: 'weeks', weeks: 4, from: dayBefore(today, 28) },
    ...months,
  ];
};
