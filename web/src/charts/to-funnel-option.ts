import { baseOption, quietAxis, scoreAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import type { ChartTheme } from './theme.js';

export interface FunnelGroup {
  name: string;
  learners: number;
  value: number;
  /** Inside both limits; outside groups take a colour, never a rank. */
  inside: boolean;
}

export interface FunnelLimit {
  learners: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

export interface FunnelData {
  overall: number | null;
  groups: readonly FunnelGroup[];
  limits: readonly FunnelLimit[];
}

export interface FunnelWords {
  learners: string;
  limit95: string;
  limit998: string;
  group: (group: FunnelGroup) => readonly string[];
}

type Side = 'low95' | 'high95' | 'low998' | 'high998';

const limitSeries = (data: FunnelData, words: FunnelWords, theme: ChartTheme, side: Side) => ({
  type: 'line' as const,
  id: side,
  symbol: 'none',
  silent: true,
  color: theme.lineStrong,
  lineStyle: { width: 1, type: side.endsWith('998') ? ('solid' as const) : ('dashed' as const) },
  endLabel: {
    show: side.startsWith('high'),
    formatter: side === 'high95' ? words.limit95 : words.limit998,
    color: theme.inkFaint,
    fontSize: 12,
  },
  data: data.limits.map((limit) => [limit.learners, Math.min(100, Math.max(0, limit[side]))]),
});

/** Groups against their size, within the limits of a group of that size that is like all the others. */
export const toFunnelOption = (data: FunnelData, words: FunnelWords, theme: ChartTheme): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 36, right: 80, top: 16, bottom: 44 },
  xAxis: {
    type: 'value',
    min: 0,
    minInterval: 1,
    name: words.learners,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: theme.inkFaint },
    ...quietAxis(theme),
    splitLine: { show: false },
  },
  yAxis: scoreAxis(theme),
  series: [
    ...(['low998', 'high998', 'low95', 'high95'] as const).map((side) => limitSeries(data, words, theme, side)),
    {
      type: 'scatter',
      id: 'groups',
      symbolSize: 11,
      data: data.groups.map((group) => ({
        value: [group.learners, group.value],
        symbol: group.inside ? 'circle' : 'diamond',
        itemStyle: { color: group.inside ? theme.none : theme.accent, opacity: 1 },
      })),
      tooltip: {
        formatter: (params) => {
          const group = data.groups[(params as { dataIndex: number }).dataIndex];
          return group ? tooltipLines(group.name, ...words.group(group)) : '';
        },
      },
      ...(data.overall === null
        ? {}
        : {
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: theme.inkSoft, type: 'solid' as const, width: 1.5 },
              data: [{ yAxis: data.overall }],
            },
          }),
    },
  ],
});
