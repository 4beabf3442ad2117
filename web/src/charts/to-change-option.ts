import type { ChartOption } from './echarts.js';
import type { CohortMark, IntervalFigure } from './interval-series.js';
import type { ChartTheme } from './theme.js';
import { differenceReach, zeroAxis, zeroLine } from './to-difference-option.js';
import { dotsOption } from './to-dot-interval-option.js';
import type { DotIntervalWords } from './to-dot-interval-option.js';

export interface ChangeMark extends IntervalFigure {
  /** Stands after every check; others are drawn as outlines. */
  clear: boolean;
}

export interface ChangeData {
  rows: readonly string[];
  cohorts: readonly CohortMark[];
  /** By cohort, then by row, in points; null where nothing may be shown. */
  figures: readonly (readonly (ChangeMark | null)[])[];
  /** Given where several pictures are to be read on the same axis. */
  reach?: number | undefined;
}

/** Change within the same learners of each cohort, around a zero line; an outline is a change that is not clear. */
export const toChangeOption = (data: ChangeData, words: DotIntervalWords, theme: ChartTheme): ChartOption => {
  const reach = data.reach ?? differenceReach(data.figures.flat());
  const option = dotsOption(data, words, theme, {
    axis: zeroAxis(reach, words.axis, theme),
    isHollow: (cohort, row) => data.figures[cohort]?.[row]?.clear === false,
  });
  const series = [option.series ?? []].flat();
  // The line is drawn once, with the first marks.
  return {
    ...option,
    series: series.map((one, index) => (index === 1 ? { ...one, markLine: zeroLine(theme) } : one)),
  };
};
