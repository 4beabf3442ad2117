import { describe, expect, it } from 'vitest';

import type { ChartTheme } from '../../charts/index.js';
import { toUseOption } from './to-use-option.js';

const theme = { moves: false, narrow: false, cohorts: [] } as unknown as ChartTheme;
const words = {
  ceiling: 'Ceiling',
  figure: (used: number) => `${used} min`,
  soFar: (used: number) => `${used} min so far`,
};
const months = ['Jan', 'Feb', 'Mar'];
const drawn = (used: number[], ceiling: number | null) => JSON.parse(JSON.stringify(toUseOption({ months, used, ceiling }, words, theme))); // prettier-ignore

describe('a unit by month', () => {
  it('stands under its ceiling, which is in the picture however far away it is', () => {
    expect(drawn([0, 2, 5], 300)).toMatchObject({
      yAxis: { min: 0, max: 400, interval: 200 },
      series: [{ data: [0, 2, '-'], markLine: { data: [{ yAxis: 300 }] } }, { id: 'running' }],
    });
  });

  it('marks the month under way as not over yet', () => {
    const option = toUseOption({ months, used: [4, 2, 1], ceiling: null }, words, theme);
    const [, running] = (option as { series: { data: unknown[]; lineStyle: object }[] }).series;
    expect(running).toMatchObject({ lineStyle: { type: 'dashed' }, data: ['-', { value: 2 }, { value: 1 }] });
    const { formatter } = option.tooltip as { formatter: (params: object) => string };
    expect(formatter({ dataIndex: 2 })).toContain('1 min so far');
    expect(formatter({ dataIndex: 1 })).not.toContain('so far');
  });

  it('may stand above it', () => {
    expect(drawn([0, 310, 350], 300)).toMatchObject({ yAxis: { max: 400 } });
    expect(drawn([0, 166, 520], 300)).toMatchObject({ yAxis: { max: 600 } });
  });

  it('has no line where nothing is limited, and a height where nothing was used', () => {
    const picture = drawn([0, 0, 0], null);
    expect(picture.series[0].markLine).toBeUndefined();
    expect(picture.yAxis).toMatchObject({ max: 2, interval: 1 });
  });
});
