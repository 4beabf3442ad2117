import { baseOption, endsLate, quietAxis, tooltipLines } from './base-option.js';
import type { ChartOption } from './echarts.js';
import { cohortColour, cohortShape } from './interval-series.js';
import type { CohortMark } from './interval-series.js';
import type { ChartTheme } from './theme.js';

export interface CountData {
  /** Weeks in order, as they are written on the axis; none is left out. */
  weeks: readonly string[];
  cohorts: readonly CohortMark[];
  /** People a week, by cohort; null under the floor, a gap; undefined where the cohort's period does not reach. */
  counts: readonly (readonly (number | null | undefined)[])[];
}

export interface CountWords {
  /** Empty in a small picture, which has fewer steps then. */
  axis: string;
  /** One line for a cohort's week; null is a count under the floor. */
  count: (cohort: string, people: number | null) => string;
}

/** People a week by cohort, from zero; a week with fewer people than may be shown is a gap that says so. */
export const toCountOption = (data: CountData, words: CountWords, theme: ChartTheme): ChartOption => {
  const tip = (week: number): string => {
    const lines = data.cohorts.flatMap(({ name }, index) => {
      const people = data.counts[index]?.[week];
      return people === undefined ? [] : [words.count(name, people)];
    });
    return lines.length === 0 ? '' : tooltipLines(data.weeks[week] ?? '', ...lines);
  };
  return {
    ...baseOption(theme),
    tooltip: {
      ...baseOption(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.lineStrong, width: 1 } },
      formatter: (params: unknown) => {
        const [first] = [params].flat() as { dataIndex: number }[];
        return first ? tip(first.dataIndex) : '';
      },
    },
    grid: { left: 36, right: theme.narrow ? 12 : 120, top: 28, bottom: 32 },
    xAxis: {
      type: 'category',
      data: [...data.weeks],
      ...quietAxis(theme),
      splitLine: { show: false },
      axisLabel: { ...quietAxis(theme).axisLabel, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: words.axis === '' ? 2 : 4,
      name: words.axis,
      nameTextStyle: { color: theme.inkFaint, align: 'left', padding: [0, 0, 0, -28] },
      nameGap: 12,
      ...quietAxis(theme),
    },
    series: data.cohorts.map((cohort, index) => ({
      type: 'line' as const,
      id: `people-${index}`,
      name: cohort.name,
      data: data.weeks.map((_, week) => data.counts[index]?.[week] ?? '-'),
      symbol: cohortShape(cohort.place),
      symbolSize: 6,
      showAllSymbol: true,
      color: cohortColour(theme, cohort.place),
      lineStyle: { width: 2 },
      endLabel:
        theme.narrow || !endsLate(data.counts[index] ?? [])
          ? { show: false }
          : {
              show: true,
              formatter: cohort.name,
              color: theme.ink,
              fontSize: 12,
              distance: 8,
              width: 104,
              overflow: 'break' as const,
              lineHeight: 14,
            },
      labelLayout: { moveOverlap: 'shiftY' as const },
      // The arrow keys walk the weeks once, on the first line, which says all of them.
      ...(index === 0
        ? { tooltip: { formatter: (params: unknown) => tip((params as { dataIndex: number }).dataIndex) } }
        : {}),
    })),
  };
};
