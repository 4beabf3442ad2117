import { plainText } from './base-option.js';
import type { ChartOption } from './echarts.js';

/** A figure of a chart at which the arrow keys stop: where it is, what it says, what a pick of it carries. */
export interface ChartStep {
  seriesIndex: number;
  seriesId: string;
  dataIndex: number;
  text: string;
  data: unknown;
}

interface SteppedSeries {
  id?: string;
  silent?: boolean;
  data?: unknown[];
  tooltip?: { formatter?: unknown };
}

/** Every figure with words of its own, series by series in the order they are drawn. */
export const stepsOf = (option: ChartOption): ChartStep[] => {
  const series = [option.series ?? []].flat() as SteppedSeries[];
  return series.flatMap(({ id = '', silent, data = [], tooltip }, seriesIndex) => {
    const say = tooltip?.formatter;
    if (silent || typeof say !== 'function') return [];
    const steps = data.flatMap((datum, dataIndex) => {
      const tip = (say as (params: { dataIndex: number }) => string)({ dataIndex });
      return tip === '' ? [] : [{ seriesIndex, seriesId: id, dataIndex, text: plainText(tip), data: datum }];
    });
    // Dots of one stack say the same.
    return steps.filter(({ text }, index) => text !== steps[index - 1]?.text);
  });
};
