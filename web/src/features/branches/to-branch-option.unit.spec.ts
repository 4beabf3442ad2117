import { describe, expect, it } from 'vitest';

import { plainTheme } from '../../charts/theme.js';
import { pointsFrom, toBranchOption } from './to-branch-option.js';

const point = (turn: number, trust: number) => ({
  ...{ turn, trust, atMs: turn * 1000, tension: 60, openness: 20, stance: 'guarded' },
});
const words = {
  ...{ trust: 'Trust', tension: 'Tension', openness: 'Openness' },
  step: (step: number) => `after ${step}`,
};
const option = (stacked = false, second = [point(1, 30), point(3, 38), point(5, 44)]) =>
  toBranchOption(
    {
      stacked,
      curves: [
        { name: 'First way', place: 0, points: [point(1, 30), point(3, 25)] },
        { name: 'Way 2', place: 1, points: second },
      ],
    },
    words,
    plainTheme,
  );
type Series = {
  id: string;
  data: number[];
  color: string;
  symbol: string;
  endLabel: { show: boolean; formatter: string };
  tooltip: { formatter: (params: { dataIndex: number }) => string };
}[];

describe('the points of a way', () => {
  it('begin with what both share', () => {
    const all = [point(-1, 30), point(1, 33), point(3, 36), point(5, 40)];
    expect(pointsFrom(all, 3).map(({ turn }) => turn)).toEqual([1, 3, 5]);
    expect(pointsFrom(all, 1).map(({ turn }) => turn)).toEqual([-1, 1, 3, 5]);
  });
});

describe('the picture of two ways', () => {
  it('has a panel for each part, and in each a line for each way, named at its end', () => {
    const series = option().series as unknown as Series;
    expect(series.map(({ id }) => id)).toEqual([
      ...['trust-0', 'trust-1', 'tension-0', 'tension-1', 'openness-0', 'openness-1'],
    ]);
    expect(series[1]?.data).toEqual([30, 38, 44]);
    expect(series.slice(0, 2).map((one) => one.endLabel.formatter)).toEqual(['First way', 'Way 2']);
  });

  it('leaves a way of one point unnamed, which would lie over the other', () => {
    const series = option(false, [point(1, 30)]).series as unknown as Series;
    expect(series.slice(0, 2).map(({ endLabel }) => endLabel.show)).toEqual([true, false]);
  });

  it('tells the ways apart by more than colour', () => {
    const [first, second] = option().series as unknown as Series;
    expect(first?.color).not.toBe(second?.color);
    expect(first?.symbol).not.toBe(second?.symbol);
  });

  it('is as long as the longer way', () => {
    expect((option().xAxis as { data: string[] }[]).map(({ data }) => data.length)).toEqual([3, 3, 3]);
  });

  it('says each point in words', () => {
    const [, second] = option().series as unknown as Series;
    expect(second?.tooltip.formatter({ dataIndex: 2 })).toBe('<strong>Trust</strong><br>Way 2: 44<br>after 2');
  });

  it('stands its panels on one another where there is no room', () => {
    const tops = (option(true).grid as { top: number }[]).map(({ top }) => top);
    expect(tops).toEqual([40, 280, 520]);
  });
});
