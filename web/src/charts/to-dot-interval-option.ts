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
  /** Lines below the row and the cohort's name: value, interval, n. */
  figure: (figure: IntervalFigure) => readonly string[];
}

const SPREAD = 14;

/** Height in px that keeps the cohorts of a row apart. */
export const dotIntervalHeight = (rows: number, cohorts: number): number =>
  56 + rows * Math.max(44, cohorts * SPREAD + 24);

/** A dot and its interval for each cohort and skill, on one axis from 0 to 100. */
export const toDotIntervalOption = (
  data: DotIntervalData,
  words: DotIntervalWords,
  theme: ChartTheme,
): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 8, right: 24, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: scoreAxis(theme),
  yAxis: rowAxis(data.rows, theme),
  series: data.cohorts.flatMap((cohort, index) => {
    const rows = (data.figures[index] ?? []).flatMap((figure, row) =>
      figure ? [{ row, figure, colour: cohortColour(theme, cohort.place) }] : [],
    );
    return intervalSeries(rows, {
      id: `cohort-${index}`,
      shape: cohortShape(cohort.place),
      shift: (index - (data.cohorts.length - 1) / 2) * SPREAD,
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
  axisLabel: { ...quietAxis(theme).axisLabel, color: theme.ink, fontSize: 14, width: 180, overflow: 'break' as const },
  splitLine: { show: true, lineStyle: { color: theme.line, type: 'dotted' as const } },
});
