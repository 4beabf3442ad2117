import { describe, expect, it } from 'vitest';

import { tooltipLines } from './base-option.js';
import { stepsOf } from './chart-steps.js';
import { plainTheme } from './theme.js';
import { toTrendOption } from './to-trend-option.js';

describe('the figures of a chart, for the arrow keys', () => {
  it('are those that have words, in the order they are drawn, each said once', () => {
    const says = (name: string) => ({
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        dataIndex === 1 ? '' : tooltipLines(name, `<b> & ${dataIndex === 3 ? 2 : dataIndex}`),
    });
    const steps = stepsOf({
      series: [
        { type: 'line', id: 'band', silent: true, data: [1], tooltip: says('Never') },
        {
          type: 'scatter',
          id: 'dots',
          data: [
            [1, 2],
            [3, 4],
            [5, 6],
            [5, 7],
          ],
          tooltip: says('Lille'),
        },
        { type: 'line', id: 'mute', data: [1] },
      ],
    } as never);
    expect(steps).toEqual([
      { seriesIndex: 1, seriesId: 'dots', dataIndex: 0, text: 'Lille. <b> & 0', data: [1, 2] },
      { seriesIndex: 1, seriesId: 'dots', dataIndex: 2, text: 'Lille. <b> & 2', data: [5, 6] },
    ]);
  });

  it('of a trend leave out the weeks without a figure', () => {
    const option = toTrendOption(
      {
        weeks: ['1 Jun', '8 Jun'],
        cohorts: [{ name: 'Lille', place: 0 }],
        figures: [[null, { value: 50, low: 45, high: 55, learners: 12, sessions: 20 }]],
        breaks: [],
      },
      { figure: () => ['50 points'] },
      plainTheme,
    );
    expect(stepsOf(option).map(({ text }) => text)).toEqual(['8 Jun. Lille: 50 points']);
  });
});
