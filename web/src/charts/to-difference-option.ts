import { baseOption, quietAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { intervalSeries } from './interval-series.js';
import type { IntervalFigure } from './interval-series.js';
import type { ChartTheme } from './theme.js';
import { rowAxis } from './to-dot-interval-option.js';

export interface DifferenceData {
  rows: readonly string[];
  kinds: readonly DifferenceKind[];
}

/** The same differences reckoned in one way: raw, or like for like. */
export interface DifferenceKind {
  name: string;
  /** Drawn as outlines, for the reckoning on which no verdict rests. */
  aside?: boolean;
  /** By row, in points; null where nothing may be shown. */
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

const STEP = 10;
const SPREAD = 16;

/** How far an axis around zero reaches to both sides: to the widest interval, rounded up to ten points. */
export const differenceReach = (figures: readonly ({ low: number; high: number } | null)[]): number => {
  const ends = figures.flatMap((one) => (one ? [Math.abs(one.low), Math.abs(one.high)] : []));
  return Math.max(1, Math.ceil(Math.max(0, ...ends) / STEP)) * STEP;
};

export const differenceColour = ({ value, clear }: DifferenceRow, theme: ChartTheme): string => {
  if (!clear) return theme.none;
  return value < 0 ? theme.less : theme.more;
};

export const signedPoints = (points: number): string =>
  points > 0 ? `+${points}` : String(points).replace('-', '\u2212');

/** An axis in points around zero. */
export const zeroAxis = (reach: number, name: string, theme: ChartTheme) => ({
  type: 'value' as const,
  min: -reach,
  max: reach,
  interval: reach === 30 && !theme.narrow ? 10 : reach / 2,
  name,
  nameLocation: 'middle' as const,
  nameGap: 28,
  nameTextStyle: { color: theme.inkFaint },
  ...quietAxis(theme),
  axisLabel: { ...quietAxis(theme).axisLabel, formatter: signedPoints },
});

export const zeroLine = (theme: ChartTheme) => ({
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: theme.inkSoft, type: 'solid' as const, width: 1.5 },
  data: [{ xAxis: 0 }],
});

/** Differences with their own intervals around a zero line: orange for less, blue for more, grey where nothing is clear. */
export const toDifferenceOption = (data: DifferenceData, words: DifferenceWords, theme: ChartTheme): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 8, right: 24, top: 8, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: zeroAxis(differenceReach(data.kinds.flatMap(({ differences }) => differences)), words.axis, theme),
  yAxis: rowAxis(data.rows, theme),
  series: data.kinds.flatMap(({ name, aside = false, differences }, index) => {
    const rows = differences.flatMap((figure, row) =>
      figure ? [{ row, figure, colour: differenceColour(figure, theme), hollow: aside }] : [],
    );
    const [interval, dots] = intervalSeries(rows, {
      id: `difference-${index}`,
      shape: aside ? 'diamond' : 'circle',
      shift: (index - (data.kinds.length - 1) / 2) * SPREAD,
      ground: theme.surface,
      tip: (at) => {
        const hit = rows[at];
        const title = data.rows[hit?.row ?? -1] ?? '';
        return hit ? tooltipLines(name ? `${title}: ${name}` : title, ...words.figure(hit.figure)) : '';
      },
    });
    return [interval, { ...dots, ...(index === 0 ? { markLine: zeroLine(theme) } : {}) }];
  }),
});
