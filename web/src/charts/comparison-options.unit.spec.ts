import { describe, expect, it } from 'vitest';

import { endsLate } from './base-option.js';
import { stepsOf } from './chart-steps.js';
import type { IntervalFigure } from './interval-series.js';
import { plainTheme } from './theme.js';
import { toChangeOption } from './to-change-option.js';
import { toCountOption } from './to-count-option.js';
import { differenceColour, differenceReach, toDifferenceOption } from './to-difference-option.js';
import { distributionRowHeight, stackDots, toDistributionOption } from './to-distribution-option.js';
import { toDotIntervalOption } from './to-dot-interval-option.js';
import { toFunnelOption } from './to-funnel-option.js';
import { breakLines, pieces, toTrendOption } from './to-trend-option.js';

const figure = (value: number, over: Partial<IntervalFigure> = {}): IntervalFigure => ({
  value,
  low: value - 4,
  high: value + 4,
  learners: 12,
  sessions: 30,
  ...over,
});
const words = {
  figure: () => ['line'],
  axis: 'Points',
  bin: (from: number, to: number, learners: number) => [`${learners} from ${from} to ${to}`],
  box: () => ['box'],
  count: (cohort: string, people: number | null) => `${cohort}: ${people ?? 'fewer than 5'}`,
  group: () => ['group'],
  learners: 'Learners',
  limit95: '95 %',
  limit998: '99.8 %',
};

interface Series {
  id: string;
  symbol?: string;
  data: unknown[];
  markLine?: { data: unknown[] };
}
const series = (option: { series?: unknown }): Series[] => option.series as Series[];
const byId = (option: { series?: unknown }, id: string): Series => series(option).find((one) => one.id === id)!;

describe('a dot and its interval by cohort and skill', () => {
  const option = toDotIntervalOption(
    {
      rows: ['Listening', 'Exploring'],
      cohorts: [
        { name: 'Lille', place: 0 },
        { name: 'Lyon', place: 2 },
      ],
      figures: [
        [figure(60), figure(55)],
        [null, figure(50)],
      ],
    },
    words,
    plainTheme,
  );

  it('leaves out what may not be shown', () => {
    expect(byId(option, 'cohort-1').data).toMatchObject([{ value: [50, 1] }]);
    expect(byId(option, 'cohort-1-interval').data).toEqual([[46, 54, 1]]);
  });

  it('keeps the colour and the shape of a cohort by its place', () => {
    expect(byId(option, 'cohort-1')).toMatchObject({ symbol: 'rect', data: [{ itemStyle: { color: '#c3' } }] });
  });
});

describe('differences around a zero line', () => {
  it('reach as far to both sides as the widest interval', () => {
    expect(differenceReach([figure(-9), null])).toBe(20);
    expect(differenceReach([])).toBe(10);
  });

  it('take a colour only where something is clear', () => {
    const colours = [
      { ...figure(-9), clear: true },
      { ...figure(9), clear: true },
      { ...figure(9), clear: false },
    ].map((one) => differenceColour(one, plainTheme));
    expect(colours).toEqual([plainTheme.less, plainTheme.more, plainTheme.none]);
  });

  it('are drawn with the zero line', () => {
    const option = toDifferenceOption(
      { rows: ['Listening'], kinds: [{ name: '', differences: [{ ...figure(3), clear: false }] }] },
      words,
      plainTheme,
    );
    expect(byId(option, 'difference-0').markLine?.data).toEqual([{ xAxis: 0 }]);
  });

  it('show the raw one as an outline beside the one that counts', () => {
    const option = toDifferenceOption(
      {
        rows: ['Listening'],
        kinds: [
          { name: 'Like for like', differences: [{ ...figure(9), clear: true }] },
          { name: 'Raw', aside: true, differences: [{ ...figure(3), clear: false }] },
        ],
      },
      words,
      plainTheme,
    );
    expect(byId(option, 'difference-0').data).toMatchObject([{ itemStyle: { color: plainTheme.more } }]);
    expect(byId(option, 'difference-1')).toMatchObject({
      symbol: 'diamond',
      data: [{ itemStyle: { color: plainTheme.surface, borderColor: plainTheme.none } }],
    });
  });
});

describe('change within the same learners, by cohort', () => {
  const mark = (value: number, clear: boolean) => ({ ...figure(value), clear });
  const data = {
    rows: ['Listening', 'Exploring'],
    cohorts: [
      { name: 'Lille', place: 0 },
      { name: 'Lyon', place: 1 },
    ],
    figures: [
      [mark(12, true), mark(1, false)],
      [null, mark(-3, false)],
    ],
  };
  const option = toChangeOption(data, words, plainTheme);

  it('is drawn around one zero line that reaches to the widest interval', () => {
    expect(option.xAxis).toMatchObject({ min: -20, max: 20 });
    expect(series(option).filter((one) => one.markLine)).toHaveLength(1);
  });

  it('shows as an outline what is not clear, and leaves out what may not be shown', () => {
    expect(byId(option, 'cohort-0').data).toMatchObject([
      { itemStyle: { color: '#c1' } },
      { itemStyle: { color: plainTheme.surface, borderColor: '#c1' } },
    ]);
    expect(byId(option, 'cohort-1').data).toHaveLength(1);
  });

  it('keeps to a common axis where several pictures are read together', () => {
    expect(toChangeOption({ ...data, reach: 40 }, words, plainTheme).xAxis).toMatchObject({ min: -40, max: 40 });
  });
});

describe('the name at the end of a line', () => {
  it('stands there only where the line reaches the last four weeks', () => {
    expect(endsLate([1, 2, 3, 4, null, null, null, null])).toBe(false);
    expect(endsLate([1, 2, 3, 4, 5, null, null, null])).toBe(true);
    expect(endsLate([1, null])).toBe(true);
    expect(endsLate([])).toBe(true);
  });
});

describe('people by week', () => {
  const option = toCountOption(
    { weeks: ['1 Jun', '8 Jun'], cohorts: [{ name: 'Lille', place: 0 }], counts: [[12, null]] },
    words,
    plainTheme,
  );

  it('leave a gap where there are fewer than may be shown, and say so', () => {
    expect(byId(option, 'people-0').data).toEqual([12, '-']);
    expect(stepsOf(option).map(({ text }) => text)).toEqual(['1 Jun. Lille: 12', '8 Jun. Lille: fewer than 5']);
  });

  it('say nothing of a week that no period holds', () => {
    const apart = toCountOption(
      {
        weeks: ['1 Jun', '8 Jun', '15 Jun'],
        cohorts: [
          { name: 'Lille', place: 0 },
          { name: 'Lyon', place: 1 },
        ],
        counts: [
          [12, undefined, undefined],
          [undefined, undefined, 9],
        ],
      },
      words,
      plainTheme,
    );
    expect(stepsOf(apart).map(({ text }) => text)).toEqual(['1 Jun. Lille: 12', '15 Jun. Lyon: 9']);
  });
});

describe('the labels of breaks', () => {
  const of = (at: number, label: string) => ({ at, label });

  it('stand one above the other where they would lie on each other, and come down again after', () => {
    const breaks = [of(1, 'New rubric: version 2'), of(2, 'New scorer: version 3'), of(9, 'New scenario')];
    expect(breakLines(breaks, 10, 420)).toEqual([0, 1, 0]);
  });
});

describe('a trend by week', () => {
  const option = toTrendOption(
    {
      weeks: ['W1', 'W2', 'W3', 'W4'],
      cohorts: [{ name: 'Lille', place: 0 }],
      figures: [[figure(50), null, figure(54), figure(56)]],
      breaks: [{ at: 3, label: 'Rubric 2' }],
    },
    words,
    plainTheme,
  );

  it('shows a missing week as a gap and never joins over a break', () => {
    expect(byId(option, 'mean-0-0').data).toEqual([50, '-', 54, '-']);
    expect(byId(option, 'mean-0-1').data).toEqual(['-', '-', '-', 56]);
  });

  it('stacks the band on its lower end', () => {
    expect(byId(option, 'band-0-0-low').data).toEqual([46, '-', 50, '-']);
    expect(byId(option, 'band-0-0-band').data).toEqual([8, '-', 8, '-']);
  });

  it('labels the break', () => {
    expect(byId(option, 'breaks').markLine?.data).toEqual([{ xAxis: 3, name: 'Rubric 2' }]);
  });

  it('ignores breaks before the first and after the last week', () => {
    expect(
      pieces(4, [
        { at: 0, label: '' },
        { at: 9, label: '' },
      ]),
    ).toEqual([{ from: 0, to: 4 }]);
  });
});

describe('a distribution', () => {
  it('stacks learners of one bin', () => {
    expect(stackDots([51, 40.2, 41, 43.9])).toEqual([
      { x: 42, level: 0, bin: 10 },
      { x: 42, level: 1, bin: 10 },
      { x: 42, level: 2, bin: 10 },
      { x: 50, level: 0, bin: 12 },
    ]);
  });

  it('keeps full marks within the axis', () => {
    expect(stackDots([100])).toEqual([{ x: 98, level: 0, bin: 24 }]);
  });

  it('makes room for the tallest stack', () => {
    expect(distributionRowHeight([{ values: [40] }])).toBe(112);
    expect(distributionRowHeight([{ values: Array.from({ length: 10 }, () => 40) }])).toBe(52 + 90);
  });

  it('says how many learners a stack holds', () => {
    const rows = [{ name: 'A', place: 0, values: [40, 41], bins: [], box: null }];
    expect(stepsOf(toDistributionOption(rows, words, plainTheme))[0]?.text).toBe('A. 2 from 40 to 44');
  });

  it('shows dots for a small group and bins for a large one', () => {
    const rows = [
      { name: 'A', place: 0, values: [40], bins: [], box: { p25: 40, p50: 40, p75: 40 } },
      { name: 'B', place: 1, values: [], bins: [{ from: 40, to: 50, learners: 70 }], box: null },
    ];
    expect(series(toDistributionOption(rows, words, plainTheme)).map((one) => one.id)).toEqual([
      'dots-0',
      'bins-1',
      'boxes',
    ]);
  });
});

describe('a funnel', () => {
  it('draws groups against their size, and limits cut to the axis', () => {
    const option = toFunnelOption(
      {
        overall: 58,
        groups: [{ name: 'North', learners: 12, value: 61, inside: true }],
        limits: [{ learners: 5, low95: 40, high95: 76, low998: -3, high998: 104 }],
      },
      words,
      plainTheme,
    );
    expect(byId(option, 'groups').data).toMatchObject([{ value: [12, 61], symbol: 'circle' }]);
    expect([byId(option, 'low998').data, byId(option, 'high998').data]).toEqual([[[5, 0]], [[5, 100]]]);
    expect(byId(option, 'groups').markLine?.data).toEqual([{ yAxis: 58 }]);
  });
});
