import { baseOption, quietAxis, scoreAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { cohortColour, cohortShape, intervalSeries } from './interval-series.js';
import type { CohortMark, IntervalFigure } from './interval-series.js';
import type { ChartTheme } from './theme.js';

export interface DotIntervalData {
  /** Skills, in the order of the rubric. */
  rows: readonly string[];
  cohorts: readonly CohortMark[];
  /** By cohort, then by row; null where nothing may be shown. */
  figures: readonly (readonly (IntervalFigure | null)[])[];
}

export interface DotIntervalWords {
  axis: string;
  /** Lines below the row and the cohort's name: value, interval, n. */
  figure: (figure: IntervalFigure) => readonly string[];
}

/** What tells levels from changes: the axis, and which figures are drawn as outlines. */
interface DotStyle {
  axis: ChartOption['xAxis'];
  isHollow: (cohort: number, row: number) => boolean;
}

const SPREAD = 14;

/** Height in px that keeps the cohorts of a row apart. */
export const dotIntervalHeight = (rows: number, cohorts: number): number =>
  56 + rows * Math.max(44, cohorts * SPREAD + 24);

/** A dot and its interval for each cohort and skill, on one axis from 0 to 100. */
export const toDotIntervalOption = (data: DotIntervalData, words: DotIntervalWords, theme: ChartTheme): ChartOption =>
  dotsOption(data, words, theme, {
    axis: {
      ...scoreAxis(theme),
      name: words.axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: theme.inkFaint },
    },
    isHollow: () => false,
  });

/** Dots of several cohorts, each row by row; shared with the picture of changes. */
export const dotsOption = (
  data: DotIntervalData,
  words: DotIntervalWords,
  theme: ChartTheme,
  { axis, isHollow }: DotStyle,
): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 8, right: 24, top: 8, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  ...(axis ? { xAxis: axis } : {}),
  yAxis: rowAxis(data.rows, theme),
  series: data.cohorts.flatMap((cohort, index) => {
    const colour = cohortColour(theme, cohort.place);
    const rows = (data.figures[index] ?? []).flatMap((figure, row) =>
      figure ? [{ row, figure, colour, hollow: isHollow(index, row) }] : [],
    );
    return intervalSeries(rows, {
      id: `cohort-${index}`,
      shape: cohortShape(cohort.place),
      shift: (index - (data.cohorts.length - 1) / 2) * SPREAD,
      ground: theme.surface,
      tip: (at) => {
        const hit = rows[at];
        return hit ? tooltipLines(`${data.rows[hit.row] ?? ''}: ${cohort.name}`, ...words.figure(hit.figure)) : '';
      },
    });
  }),
});

/** The first row stands at the top. */
export const rowAxis = (rows: readonly string[], theme: ChartTheme) => ({
  type: 'category' as const,
  inverse: true,
  data: [...rows],
  ...quietAxis(theme),
  axisLabel: {
    ...quietAxis(theme).axisLabel,
    color: theme.ink,
    fontSize: theme.narrow ? 12 : 14,
    width: theme.narrow ? 84 : 160,
    overflow: 'break' as const,
    lineHeight: theme.narrow ? 15 : 18,
    interval: 0,
  },
  splitLine: { show: true, lineStyle: { color: theme.line, type: 'dotted' as const } },
});
