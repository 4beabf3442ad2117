import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';

import { baseOption, scoreAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { cohortColour } from './interval-series.js';
import type { CohortMark } from './interval-series.js';
import type { ChartTheme } from './theme.js';
import { rowAxis } from './to-dot-interval-option.js';

export interface DistributionRow extends CohortMark {
  /** Learners' means, for small groups. */
  values: readonly number[];
  /** Learners by bins of ten points, for any group. */
  bins: readonly { from: number; to: number; learners: number }[];
  median: number | null;
}

export interface DistributionWords {
  /** A bin's lines: its range, and how many learners. */
  bin: (from: number, to: number, learners: number) => readonly string[];
}

const DOT = 8;
const STEP = 9;
const BIN = 4;

/** Dots that would overlap are stacked: x is the middle of a four-point bin, `level` counts from the row's foot. */
export const stackDots = (values: readonly number[]): { x: number; level: number }[] => {
  const heights = new Map<number, number>();
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const bin = Math.floor(value / BIN);
      const level = heights.get(bin) ?? 0;
      heights.set(bin, level + 1);
      return { x: bin * BIN + BIN / 2, level };
    });
};

export const distributionRowHeight = 112;

const dots = (row: DistributionRow, index: number, theme: ChartTheme) => {
  const stacked = stackDots(row.values);
  return stacked.map(({ x, level }) => ({
    value: [x, index],
    symbolOffset: [0, distributionRowHeight / 2 - 16 - level * STEP],
    itemStyle: { color: cohortColour(theme, row.place), opacity: 0.85 },
  }));
};

/** A histogram of the row, its tallest bin as high as the row allows. */
const histogram = (
  row: DistributionRow,
  index: number,
  words: DistributionWords,
  theme: ChartTheme,
): CustomSeriesOption => {
  const tallest = Math.max(1, ...row.bins.map((bin) => bin.learners));
  return {
    type: 'custom',
    id: `bins-${index}`,
    data: row.bins.map((bin) => [bin.from, bin.to, bin.learners]),
    tooltip: {
      formatter: (params) => {
        const bin = row.bins[(params as { dataIndex: number }).dataIndex];
        return bin ? tooltipLines(row.name, ...words.bin(bin.from, bin.to, bin.learners)) : '';
      },
    },
    renderItem: (_params, api) => {
      const [left = 0, middle = 0] = api.coord([api.value(0), index]);
      const [right = 0] = api.coord([api.value(1), index]);
      const height = (Number(api.value(2)) / tallest) * (distributionRowHeight - 32);
      const foot = middle + distributionRowHeight / 2 - 12;
      return {
        type: 'rect',
        shape: { x: left + 1, y: foot - height, width: Math.max(0, right - left - 2), height },
        style: { fill: cohortColour(theme, row.place), opacity: 0.75 },
      };
    },
  };
};

const rowSeries = (
  row: DistributionRow,
  index: number,
  words: DistributionWords,
  theme: ChartTheme,
): CustomSeriesOption | ScatterSeriesOption =>
  row.values.length > 0
    ? { type: 'scatter', id: `dots-${index}`, symbolSize: DOT, silent: true, data: dots(row, index, theme) }
    : histogram(row, index, words, theme);

const medians = (rows: readonly DistributionRow[], theme: ChartTheme): CustomSeriesOption => ({
  type: 'custom',
  id: 'medians',
  silent: true,
  data: rows.flatMap((row, index) => (row.median === null ? [] : [[row.median, index]])),
  renderItem: (_params, api) => {
    const [x = 0, middle = 0] = api.coord([api.value(0), api.value(1)]);
    const half = distributionRowHeight / 2 - 10;
    return {
      type: 'line',
      shape: { x1: x, y1: middle - half, x2: x, y2: middle + half },
      style: { stroke: theme.ink, lineWidth: 2 },
    };
  },
});

/** A dot for each learner where the group is small enough to show them, a histogram where not; the median as a line. */
export const toDistributionOption = (
  rows: readonly DistributionRow[],
  words: DistributionWords,
  theme: ChartTheme,
): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 8, right: 24, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: scoreAxis(theme),
  yAxis: rowAxis(
    rows.map((row) => row.name),
    theme,
  ),
  series: [...rows.map((row, index) => rowSeries(row, index, words, theme)), medians(rows, theme)],
});
