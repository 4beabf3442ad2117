import { baseOption, endsLate, quietAxis, scoreAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { cohortColour, cohortShape } from './interval-series.js';
import type { CohortMark, IntervalFigure } from './interval-series.js';
import type { ChartTheme } from './theme.js';

export interface TrendBreak {
  /** Index of the first week of the new version. */
  at: number;
  label: string;
}

export interface TrendData {
  /** Weeks in order, as they are written on the axis; none is left out. */
  weeks: readonly string[];
  cohorts: readonly CohortMark[];
  /** By cohort, then by week; null is a gap. */
  figures: readonly (readonly (IntervalFigure | null)[])[];
  breaks: readonly TrendBreak[];
}

export interface TrendWords {
  /** One line for a cohort's figure of a week. */
  figure: (figure: IntervalFigure) => readonly string[];
}

type Point = number | '-';

/** Pieces of a line between the breaks, gaps elsewhere: a line never joins two versions. */
export const pieces = (length: number, breaks: readonly TrendBreak[]): { from: number; to: number }[] => {
  const cuts = [...new Set(breaks.map((one) => one.at))].filter((at) => at > 0 && at < length).sort((a, b) => a - b);
  const ends = [...cuts, length];
  return ends.map((to, index) => ({ from: index === 0 ? 0 : (ends[index - 1] ?? 0), to }));
};

const within = (values: readonly Point[], piece: { from: number; to: number }): Point[] =>
  values.map((value, index) => (index >= piece.from && index < piece.to ? value : '-'));

const bandSeries = (id: string, low: readonly Point[], height: readonly Point[], colour: string) => {
  const line = { type: 'line' as const, symbol: 'none', silent: true, stack: id, lineStyle: { opacity: 0 } };
  return [
    { ...line, id: `${id}-low`, data: [...low] },
    { ...line, id: `${id}-band`, data: [...height], areaStyle: { color: colour, opacity: 0.13 } },
  ];
};

const BREAK_LINE = 14;
const LETTER = 6.2;

/** The line above the picture that each break's label stands on, so that neighbours do not lie over each other. */
export const breakLines = (breaks: readonly TrendBreak[], weeks: number, width: number): number[] => {
  const ends: number[] = [];
  return breaks.map(({ at, label }) => {
    const [middle, half] = [((at + 0.5) * width) / weeks, (label.length * LETTER) / 2];
    const free = ends.findIndex((end) => end < middle - half);
    const line = free >= 0 ? free : ends.length;
    ends[line] = middle + half + LETTER;
    return line;
  });
};

/** What a week says: every cohort that has a figure, so that they are read side by side. */
const weekTip = (data: TrendData, words: TrendWords, week: number): string => {
  const lines = data.cohorts.flatMap(({ name }, index) => {
    const figure = data.figures[index]?.[week];
    return figure ? [`${name}: ${words.figure(figure).join(', ')}`] : [];
  });
  return lines.length === 0 ? '' : tooltipLines(data.weeks[week] ?? '', ...lines);
};

const cohortSeries = (data: TrendData, words: TrendWords, theme: ChartTheme, index: number) => {
  const cohort = data.cohorts[index] ?? { name: '', place: index };
  const figures = data.weeks.map((_, week) => data.figures[index]?.[week] ?? null);
  const colour = cohortColour(theme, cohort.place);
  const of = (read: (figure: IntervalFigure) => number): Point[] =>
    figures.map((figure) => (figure ? read(figure) : '-'));
  const all = pieces(data.weeks.length, data.breaks);
  return all.flatMap((piece, part) => [
    ...bandSeries(
      `band-${index}-${part}`,
      within(
        of((f) => f.low),
        piece,
      ),
      within(
        of((f) => f.high - f.low),
        piece,
      ),
      colour,
    ),
    {
      type: 'line' as const,
      id: `mean-${index}-${part}`,
      name: cohort.name,
      data: within(
        of((f) => f.value),
        piece,
      ),
      symbol: cohortShape(cohort.place),
      symbolSize: 6,
      showAllSymbol: true,
      color: colour,
      lineStyle: { width: 2 },
      endLabel:
        part === all.length - 1 && !theme.narrow && endsLate(figures)
          ? {
              show: true,
              formatter: cohort.name,
              color: theme.ink,
              fontSize: 12,
              distance: 8,
              width: 104,
              overflow: 'break' as const,
              lineHeight: 14,
            }
          : { show: false },
      labelLayout: { moveOverlap: 'shiftY' as const },
      tooltip: {
        formatter: (params: unknown) => {
          const week = (params as { dataIndex: number }).dataIndex;
          const isOwn = figures[week] && week >= piece.from && week < piece.to;
          // A week says all its cohorts, so the arrow keys stop at it once.
          const isFirst = data.figures.findIndex((one) => one[week]) === index;
          return isOwn && isFirst ? weekTip(data, words, week) : '';
        },
      },
    },
  ]);
};

/** Means by week with their bands; breaks as vertical marks with a label, missing weeks as gaps. */
export const toTrendOption = (data: TrendData, words: TrendWords, theme: ChartTheme): ChartOption => {
  // The narrowest that each kind of picture is drawn at.
  const lines = breakLines(data.breaks, data.weeks.length, theme.narrow ? 260 : 420);
  return trendOption(data, words, theme, lines);
};

const trendOption = (data: TrendData, words: TrendWords, theme: ChartTheme, lines: readonly number[]): ChartOption => ({
  ...baseOption(theme),
  tooltip: {
    ...baseOption(theme).tooltip,
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: theme.lineStrong, width: 1 } },
    formatter: (params: unknown) => {
      const [first] = [params].flat() as { dataIndex: number }[];
      return first ? weekTip(data, words, first.dataIndex) : '';
    },
  },
  grid: { left: 36, right: theme.narrow ? 12 : 120, top: 28 + BREAK_LINE * Math.max(0, ...lines), bottom: 32 },
  xAxis: {
    type: 'category',
    data: [...data.weeks],
    boundaryGap: true,
    ...quietAxis(theme),
    splitLine: { show: false },
    axisLabel: { ...quietAxis(theme).axisLabel, hideOverlap: true },
  },
  yAxis: scoreAxis(theme),
  series: [
    ...data.cohorts.flatMap((_, index) => cohortSeries(data, words, theme, index)),
    {
      type: 'line',
      id: 'breaks',
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        label: { color: theme.inkFaint, fontSize: 12, formatter: '{b}', position: 'end' },
        lineStyle: { color: theme.lineStrong, type: 'dashed', width: 1 },
        data: data.breaks.map(({ at, label }, index) => ({
          ...{ xAxis: at, name: label },
          ...((lines[index] ?? 0) > 0 && { label: { distance: 5 + BREAK_LINE * (lines[index] ?? 0) } }),
        })),
      },
    },
  ],
});
