import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';

import type { ChartTheme } from './theme.js';

/** A value with its 95 % interval and what it rests on. */
export interface IntervalFigure {
  value: number;
  low: number;
  high: number;
  learners: number;
  sessions: number;
}

/** A cohort keeps its place, and with it its colour and shape, on every chart of a page. */
export interface CohortMark {
  name: string;
  place: number;
}

const SHAPES = ['circle', 'diamond', 'rect', 'triangle', 'roundRect', 'arrow', 'pin', 'emptyCircle'] as const;

export const cohortColour = (theme: ChartTheme, place: number): string =>
  theme.cohorts[place % theme.cohorts.length] ?? theme.ink;
export const cohortShape = (place: number): string => SHAPES[place % SHAPES.length] ?? 'circle';

export interface IntervalRow {
  /** Number of the row on the category axis. */
  row: number;
  figure: IntervalFigure;
  colour: string;
  /** Drawn as an outline: what it shows is not clear. */
  hollow?: boolean | undefined;
}

interface IntervalStyle {
  id: string;
  shape: string;
  /** Pixels by which the marks stand below the middle of their row. */
  shift: number;
  /** Fills outlines. */
  ground: string;
  tip: (index: number) => string;
}

/** Horizontal intervals as thin lines, one a row. */
const whiskers = (rows: readonly IntervalRow[], style: IntervalStyle): CustomSeriesOption => ({
  type: 'custom',
  id: `${style.id}-interval`,
  silent: true,
  clip: true,
  encode: { x: [0, 1], y: 2 },
  data: rows.map(({ row, figure }) => [figure.low, figure.high, row]),
  renderItem: (params, api) => {
    const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
    const [right = 0] = api.coord([api.value(1), api.value(2)]);
    const at = y + style.shift;
    return {
      type: 'line',
      shape: { x1: left, y1: at, x2: right, y2: at },
      style: {
        stroke: rows[params.dataIndex]?.colour ?? 'currentColor',
        lineWidth: 2.5,
        lineCap: 'round',
        opacity: 0.55,
      },
    };
  },
});

/** Dots on their intervals; a click on a dot carries its row. */
export const intervalSeries = (
  rows: readonly IntervalRow[],
  style: IntervalStyle,
): [CustomSeriesOption, ScatterSeriesOption] => [
  whiskers(rows, style),
  {
    type: 'scatter',
    id: style.id,
    symbol: style.shape,
    symbolSize: 11,
    symbolOffset: [0, style.shift],
    data: rows.map(({ row, figure, colour, hollow = false }) => ({
      value: [figure.value, row],
      row,
      itemStyle: hollow
        ? { color: style.ground, borderColor: colour, borderWidth: 2, opacity: 1 }
        : { color: colour, opacity: 1 },
    })),
    tooltip: { formatter: (params) => style.tip((params as { dataIndex: number }).dataIndex) },
  },
];
