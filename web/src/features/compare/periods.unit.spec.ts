import { describe, expect, it } from 'vitest';

import { periodChoices } from './periods.js';

describe('periods offered on the second of February', () => {
  const choices = periodChoices('2026-02-02', '2025-11-17');

  it('begin with the usual one, then 13 and 4 weeks back', () => {
    expect(choices.slice(0, 3)).toEqual([
      { kind: 'usual', from: '' },
      { kind: 'weeks', weeks: 13, from: '2025-11-03' },
      { kind: 'weeks', weeks: 4, from: '2026-01-05' },
    ]);
  });

  it('go back by months over the new year to the one of the first session', () => {
    expect(choices.slice(3).map(({ from }) => from)).toEqual(['2026-02-01', '2026-01-01', '2025-12-01', '2025-11-01']);
  });

  it('never go back further than a year', () => {
    expect(periodChoices('2026-02-02', '2019-01-01').filter(({ kind }) => kind === 'month')).toHaveLength(12);
  });
});
