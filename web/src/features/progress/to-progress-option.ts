import type { SkillProgress } from '@repartee/proto';

import { baseOption, quietAxis, scoreAxis, tooltipLines } from '../../charts/index.js';
import type { ChartOption, ChartTheme } from '../../charts/index.js';

export interface ProgressWords {
  step: string;
  /** A point's lines in the tooltip: scenario and date, then score. */
  point: (point: SkillProgress['points'][number]) => readonly [string, string];
  practice: string;
  assessed: string;
  /** Where the rubric's version changes. */
  newVersion: string;
}

/** Where the rubric changes from one session to the next: a chart never joins two versions silently. */
export const versionBreaks = (points: SkillProgress['points']): number[] =>
  points.flatMap((point, index) => {
    const before = points[index - 1];
    return before && before.rubricVersion !== point.rubricVersion ? [point.step - 0.5] : [];
  });

const bandSeries = (progress: SkillProgress, theme: ChartTheme) => {
  const line = { type: 'line' as const, symbol: 'none', silent: true, stack: 'band' };
  return [
    { ...line, id: 'low', data: progress.band.map(({ step, low }) => [step, low]), lineStyle: { opacity: 0 } },
    {
      ...line,
      id: 'band',
      data: progress.band.map(({ step, low, high }) => [step, Math.round((high - low) * 100) / 100]),
      lineStyle: { opacity: 0 },
      areaStyle: { color: theme.accent, opacity: 0.14 },
    },
  ];
};

const meanSeries = (progress: SkillProgress, words: ProgressWords, theme: ChartTheme) => ({
  type: 'line' as const,
  id: 'mean',
  data: progress.band.map(({ step, mean }) => [step, mean]),
  symbol: 'none',
  silent: true,
  color: theme.accent,
  lineStyle: { width: 2 },
  markLine: {
    silent: true,
    symbol: 'none',
    label: { formatter: words.newVersion, color: theme.inkFaint, fontSize: 12, position: 'insideEndTop' as const },
    lineStyle: { color: theme.lineStrong, type: 'dashed' as const, width: 1 },
    data: versionBreaks(progress.points).map((xAxis) => ({ xAxis })),
  },
});

/** Practice is a ring, an assessed session a full dot. */
const pointSeries = (progress: SkillProgress, words: ProgressWords, theme: ChartTheme) => ({
  type: 'scatter' as const,
  id: 'points',
  symbolSize: 8,
  data: progress.points.map((point) => ({
    value: [point.step, point.score],
    sessionId: point.sessionId,
    itemStyle: {
      color: point.purpose === 'assessed' ? theme.accent : theme.surface,
      borderColor: theme.accent,
      borderWidth: 1.5,
    },
  })),
  tooltip: {
    formatter: (params: unknown) => {
      const point = progress.points[(params as { dataIndex: number }).dataIndex];
      if (!point) return '';
      const [title, line] = words.point(point);
      return tooltipLines(title, line, words[point.purpose]);
    },
  },
});

/** One skill by session: every score as a dot, the level of the last five sessions as a line in its 95 % band. */
export const toProgressOption = (
  progress: SkillProgress,
  words: ProgressWords,
  theme: ChartTheme,
  steps: number,
): ChartOption => ({
  ...baseOption(theme),
  grid: { left: 32, right: 12, top: 16, bottom: 36 },
  xAxis: {
    type: 'value',
    min: 0.5,
    max: steps + 0.5,
    minInterval: 1,
    name: words.step,
    nameLocation: 'middle',
    nameGap: 24,
    nameTextStyle: { color: theme.inkFaint, fontSize: 12 },
    ...quietAxis(theme),
    axisLabel: {
      ...quietAxis(theme).axisLabel,
      formatter: (step: number) => (Number.isInteger(step) ? String(step) : ''),
    },
    splitLine: { show: false },
  },
  yAxis: scoreAxis(theme),
  series: [...bandSeries(progress, theme), meanSeries(progress, words, theme), pointSeries(progress, words, theme)],
});
