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
  /** The middle half and its middle; null where nothing may be shown. */
  box: { p25: number; p50: number; p75: number } | null;
}

export interface DistributionWords {
  axis: string;
  /** A bin's lines: its range, and how many learners. */
  bin: (from: number, to: number, learners: number) => readonly string[];
  /** The box's lines. */
  box: (box: { p25: number; p50: number; p75: number }) => readonly string[];
}

const DOT = 8;
const STEP = 9;
const BIN = 4;
const FOOT = 26;

/** Dots that would overlap are stacked: x is the middle of a four-point bin, `level` counts from the row's foot. */
export const stackDots = (values: readonly number[]): { x: number; level: number; bin: number }[] => {
  const heights = new Map<number, number>();
  const last = 100 / BIN - 1;
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const bin = Math.min(last, Math.floor(value / BIN));
      const level = heights.get(bin) ?? 0;
      heights.set(bin, level + 1);
      return { x: bin * BIN + BIN / 2, level, bin };
    });
};

const ROOM = 52;

/** Height of a row in px that holds the tallest stack. */
export const distributionRowHeight = (rows: readonly Pick<DistributionRow, 'values'>[]): number => {
  const levels = rows.flatMap(({ values }) => stackDots(values).map(({ level }) => level));
  return Math.max(112, ROOM + (Math.max(0, ...levels) + 1) * STEP);
};

const dots = (
  row: DistributionRow,
  place: { index: number; height: number },
  words: DistributionWords,
  theme: ChartTheme,
): ScatterSeriesOption => {
  const stacked = stackDots(row.values);
  return {
    type: 'scatter',
    id: `dots-${place.index}`,
    symbolSize: DOT,
    data: stacked.map(({ x, level }) => ({
      value: [x, place.index],
      symbolOffset: [0, place.height / 2 - FOOT - level * STEP],
      itemStyle: { color: cohortColour(theme, row.place), opacity: 0.85 },
    })),
    tooltip: {
      formatter: (params) => {
        const dot = stacked[(params as { dataIndex: number }).dataIndex];
        if (!dot) return '';
        const { bin } = dot;
        const learners = stacked.filter((one) => one.bin === bin).length;
        return tooltipLines(row.name, ...words.bin(bin * BIN, (bin + 1) * BIN, learners));
      },
    },
  };
};

/** A histogram of the row, its tallest bin as high as the row allows. */
const histogram = (
  row: DistributionRow,
  place: { index: number; height: number },
  words: DistributionWords,
  theme: ChartTheme,
): CustomSeriesOption => {
  const tallest = Math.max(1, ...row.bins.map((bin) => bin.learners));
  return {
    type: 'custom',
    id: `bins-${place.index}`,
    data: row.bins.map((bin) => [bin.from, bin.to, bin.learners]),
    tooltip: {
      formatter: (params) => {
        const bin = row.bins[(params as { dataIndex: number }).dataIndex];
        return bin ? tooltipLines(row.name, ...words.bin(bin.from, bin.to, bin.learners)) : '';
      },
    },
    renderItem: (_params, api) => {
      const [left = 0, middle = 0] = api.coord([api.value(0), place.index]);
      const [right = 0] = api.coord([api.value(1), place.index]);
      const height = (Number(api.value(2)) / tallest) * (place.height - ROOM);
      const foot = middle + place.height / 2 - FOOT + DOT / 2;
      return {
        type: 'rect',
        shape: { x: left + 1, y: foot - height, width: Math.max(0, right - left - 2), height },
        style: { fill: cohortColour(theme, row.place), opacity: 0.75 },
      };
    },
  };
};

/** The middle half of the learners as a bar under the dots, the median as a stroke through it. */
const boxes = (
  rows: readonly DistributionRow[],
  height: number,
  words: DistributionWords,
  theme: ChartTheme,
): CustomSeriesOption => {
  const shown = rows.flatMap((row, index) => (row.box ? [{ row, index, box: row.box }] : []));
  return {
    type: 'custom',
    id: 'boxes',
    data: shown.map(({ index, box }) => [box.p25, box.p50, box.p75, index]),
    tooltip: {
      formatter: (params) => {
        const one = shown[(params as { dataIndex: number }).dataIndex];
        return one ? tooltipLines(one.row.name, ...words.box(one.box)) : '';
      },
    },
    renderItem: (params, api) => {
      const [left = 0, middle = 0] = api.coord([api.value(0), api.value(3)]);
      const [median = 0] = api.coord([api.value(1), api.value(3)]);
      const [right = 0] = api.coord([api.value(2), api.value(3)]);
      const y = middle + height / 2 - FOOT + 9;
      const fill = cohortColour(theme, shown[params.dataIndex]?.row.place ?? 0);
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: left, y, width: right - left, height: 6, r: 3 }, style: { fill, opacity: 0.4 } },
          { type: 'rect', shape: { x: median - 1.5, y: y - 3, width: 3, height: 12 }, style: { fill: theme.ink } },
        ],
      };
    },
  };
};

/** A dot for each learner where the group is small enough to show them, a histogram where not; the middle half below. */
export const toDistributionOption = (
  rows: readonly DistributionRow[],
  words: DistributionWords,
  theme: ChartTheme,
): ChartOption => {
  const height = distributionRowHeight(rows);
  return {
    ...baseOption(theme),
    grid: { left: 8, right: 24, top: 8, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...scoreAxis(theme),
      name: words.axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: theme.inkFaint },
    },
    yAxis: rowAxis(
      rows.map((row) => row.name),
      theme,
    ),
    series: [
      ...rows.map((row, index) =>
        row.values.length > 0
          ? dots(row, { index, height }, words, theme)
          : histogram(row, { index, height }, words, theme),
      ),
      boxes(rows, height, words, theme),
    ],
  };
};
