import type { Adoption, Figure, Trend, VersionBreak } from '@repartee/proto';

export interface AlignedTrend {
  /** Mondays, in order; the cohorts' periods together. */
  weeks: string[];
  figures: (Figure | null)[][];
  breaks: { at: number; all: VersionBreak[] }[];
}

const WEEK_MS = 7 * 86_400_000;

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

/** People active by week; null under the floor, undefined for weeks outside a cohort's period. */
export const alignCounts = (
  adoption: readonly Adoption[],
): { weeks: string[]; counts: (number | null | undefined)[][] } => {
  const weeks = axisOf(adoption.map((one) => one.weeks));
  const counts = adoption.map((one) => {
    const byWeek = new Map(one.weeks.map(({ startsOn, learners }) => [startsOn, learners]));
    return weeks.map((week) => byWeek.get(week));
  });
  return { weeks, counts };
};
