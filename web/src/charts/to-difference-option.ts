import { baseOption, quietAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { intervalSeries } from './interval-series.js';
import type { IntervalFigure } from './interval-series.js';
import type { ChartTheme } from './theme.js';
import { rowAxis } from './to-dot-interval-option.js';

export interface DifferenceData {
  rows: readonly string[];
  /** In points; null where nothing may be shown. */
  differences: readonly (DifferenceRow | null)[];
}

export interface DifferenceRow extends IntervalFigure {
  /** Only what stands after every check takes a colour; the rest stays grey. */
  clear: boolean;
}

export interface DifferenceWords {
  axis: string;
  figure: (difference: DifferenceRow) => readonly string[];
}

const STEP = 5;
const NARROWEST = 10;

/** The axis reaches as far to both sides as the widest interval, rounded up to five points. */
export const differenceReach = (differences: DifferenceData['differences']): number => {
  const ends = differences.flatMap((one) => (one ? [Math.abs(one.low), Math.abs(one.high)] : []));
  return Math.max(NARROWEST, Math.ceil(Math.max(0, ...ends) / STEP) * STEP);
};

export const differenceColour = ({ value, clear }: DifferenceRow, theme: ChartTheme): string => {
  if (!clear) return theme.none;
  return value < 0 ? theme.less : theme.more;
};

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '\u2212'));

/** Differences with their own intervals around a zero line: orange for less, blue for more, grey where nothing is clear. */
export const toDifferenceOption = (data: DifferenceData, words: DifferenceWords, theme: ChartTheme): ChartOption => {
  const reach = differenceReach(data.differences);
  const rows = data.differences.flatMap((figure, row) =>
    figure ? [{ row, figure, clear: figure, colour: differenceColour(figure, theme) }] : [],
  );
  const [interval, dots] = intervalSeries(rows, {
    id: 'difference',
    shape: 'circle',
    shift: 0,
    tip: (at) => {
      const hit = rows[at];
      return hit ? tooltipLines(data.rows[hit.row] ?? '', ...words.figure(hit.clear)) : '';
    },
  });
  return {
    ...baseOption(theme),
    grid: { left: 8, right: 24, top: 8, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      min: -reach,
      max: reach,
      name: words.axis,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: theme.inkFaint },
      ...quietAxis(theme),
      axisLabel: { ...quietAxis(theme).axisLabel, formatter: signed },
    },
    yAxis: rowAxis(data.rows, theme),
    series: [
      interval,
      {
        ...dots,
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.inkSoft, type: 'solid', width: 1.5 },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
};
