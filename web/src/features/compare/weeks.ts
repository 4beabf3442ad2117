import type { Adoption, Figure, Trend, VersionBreak } from '@repartee/proto';

export interface AlignedTrend {
  /** Mondays, in order; the cohorts' periods together. */
  weeks: string[];
  figures: (Figure | null)[][];
  breaks: { at: number; all: VersionBreak[] }[];
}

/** Cohorts may have periods of their own: their weeks are laid on one axis, each where it was. */
const axisOf = (series: readonly (readonly { startsOn: string }[])[]): string[] =>
  [...new Set(series.flat().map(({ startsOn }) => startsOn))].sort();

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

/** People active by week; null under the floor, and for weeks outside a cohort's period. */
export const alignCounts = (adoption: readonly Adoption[]): { weeks: string[]; counts: (number | null)[][] } => {
  const weeks = axisOf(adoption.map((one) => one.weeks));
  const counts = adoption.map((one) => {
    const byWeek = new Map(one.weeks.map(({ startsOn, learners }) => [startsOn, learners]));
    return weeks.map((week) => byWeek.get(week) ?? null);
  });
  return { weeks, counts };
};
