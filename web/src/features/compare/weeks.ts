import type { Adoption, Figure, Trend, VersionBreak } from '@repartee/proto';

export interface AlignedTrend {
  /** Mondays, in order; the cohorts' periods together. */
  weeks: string[];
  figures: (Figure | null)[][];
  breaks: { at: number; all: VersionBreak[] }[];
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * Cohorts may have periods of their own: their weeks are laid on one axis, each where it was, with the weeks between
 * them that no period holds.
 */
const axisOf = (series: readonly (readonly { startsOn: string }[])[]): string[] => {
  const days = series.flatMap((weeks) => weeks.map(({ startsOn }) => Date.parse(startsOn)));
  if (days.length === 0) return [];
  const first = Math.min(...days);
  const count = Math.round((Math.max(...days) - first) / WEEK_MS) + 1;
  return Array.from({ length: count }, (_, at) => new Date(first + at * WEEK_MS).toISOString().slice(0, 10));
};

/** How a week is written on the axis: with its year where there are several. */
export const weekShape = (weeks: readonly string[]): Intl.DateTimeFormatOptions => ({
  ...{ day: 'numeric', month: 'short' },
  ...(new Set(weeks.map((week) => week.slice(0, 4))).size > 1 && { year: 'numeric' }),
});

export const alignTrends = (trends: readonly Trend[], breaks: readonly VersionBreak[]): AlignedTrend => {
  const weeks = axisOf(trends.map((trend) => trend.weeks));
  const figures = trends.map((trend) => {
    const byWeek = new Map(trend.weeks.map(({ startsOn, figure }) => [startsOn, figure]));
    return weeks.map((week) => byWeek.get(week) ?? null);
  });
  const marked = weeks
    .map((week, at) => ({ at, all: breaks.filter(({ startsOn }) => startsOn === week) }))
    .filter(({ all }) => all.length > 0);
  return { weeks, figures, breaks: marked };
};

/** Whether the week that begins on a Monday goes on after the last day of a period. */
const isUnderWay = (startsOn: string, to: string): boolean => Date.parse(startsOn) + 6 * DAY_MS > Date.parse(to);

/**
 * People active by week; null under the floor, undefined for weeks outside a cohort's period. A last week that is not over
 * when the period ends counts as outside: beside whole weeks it would look like a fall.
 */
export const alignCounts = (
  adoption: readonly Adoption[],
  cohorts: readonly { key: string; to: string }[],
): { weeks: string[]; counts: (number | null | undefined)[][] } => {
  const whole = adoption.map(({ cohort, weeks }) => {
    const to = cohorts.find(({ key }) => key === cohort)?.to;
    const last = weeks.at(-1);
    return to && last && weeks.length > 1 && isUnderWay(last.startsOn, to) ? weeks.slice(0, -1) : weeks;
  });
  const weeks = axisOf(whole);
  const counts = whole.map((one) => {
    const byWeek = new Map(one.map(({ startsOn, learners }) => [startsOn, learners]));
    return weeks.map((week) => byWeek.get(week));
  });
  return { weeks, counts };
};
