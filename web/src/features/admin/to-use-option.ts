import { baseOption, quietAxis, tooltipLines } from '../../charts/index.js';
import type { ChartOption, ChartTheme } from '../../charts/index.js';

export interface UseData {
  /** In order, as they are written on the axis; the last one is under way. */
  months: readonly string[];
  used: readonly number[];
  /** What a month may use; null where there is no limit. */
  ceiling: number | null;
}

export interface UseWords {
  ceiling: string;
  /** A figure with its unit. */
  figure: (used: number) => string;
  /** The same of the month that is under way. */
  soFar: (used: number) => string;
}

/** The end of an axis from 0 on that holds this figure, and its middle: both round, and whole where figures are. */
function endOf(most: number): { max: number; interval: number } {
  const power = 10 ** Math.floor(Math.log10(Math.max(2, most)));
  const max = [2, 4, 6, 8, 10].map((times) => times * power).find((end) => end >= most) ?? most;
  return { max, interval: max / 2 };
}

/** The month under way: not a fall, only not over. It hangs on the line before it, broken and hollow. */
const running = ({ used }: UseData, words: UseWords, theme: ChartTheme) => {
  const [last, before] = [used.at(-1) ?? 0, used.at(-2)];
  return {
    type: 'line' as const,
    id: 'running',
    data: [
      ...used.slice(0, -2).map(() => '-' as const),
      ...(before === undefined ? [] : [{ value: before, symbol: 'none' }]),
      {
        value: last,
        label: {
          show: true,
          formatter: words.soFar(last),
          position: 'left' as const,
          color: theme.inkSoft,
          fontSize: 12,
        },
      },
    ],
    symbol: 'emptyCircle',
    symbolSize: 8,
    showAllSymbol: true,
    color: theme.accent,
    lineStyle: { width: 2, type: 'dashed' as const },
  };
};

/** One unit by month, from zero, under its ceiling: which is always in the picture, however little was used. */
export const toUseOption = (data: UseData, words: UseWords, theme: ChartTheme): ChartOption => ({
  ...baseOption(theme),
  tooltip: {
    ...baseOption(theme).tooltip,
    formatter: (params: unknown) => {
      const { dataIndex } = params as { dataIndex: number };
      const say = dataIndex === data.used.length - 1 ? words.soFar : words.figure;
      return tooltipLines(data.months[dataIndex] ?? '', say(data.used[dataIndex] ?? 0));
    },
  },
  grid: { left: 64, right: 16, top: 24, bottom: 28 },
  xAxis: { type: 'category', data: [...data.months], ...quietAxis(theme), splitLine: { show: false } },
  yAxis: {
    type: 'value',
    min: 0,
    ...endOf(Math.max(...data.used, data.ceiling ?? 0)),
    ...quietAxis(theme),
    axisLabel: { ...quietAxis(theme).axisLabel, formatter: words.figure },
  },
  series: [
    {
      type: 'line',
      id: 'used',
      data: data.used.map((used, at) => (at === data.used.length - 1 ? '-' : used)),
      symbol: 'circle',
      symbolSize: 8,
      showAllSymbol: true,
      color: theme.accent,
      lineStyle: { width: 2 },
      areaStyle: { color: theme.accent, opacity: 0.12 },
      ...(data.ceiling !== null && {
        markLine: {
          silent: true,
          symbol: 'none',
          label: { formatter: words.ceiling, color: theme.inkFaint, fontSize: 12, position: 'insideStartTop' as const },
          lineStyle: { color: theme.lineStrong, type: 'dashed' as const, width: 1 },
          data: [{ yAxis: data.ceiling }],
        },
      }),
    },
    running(data, words, theme),
  ],
});
