import { noCeiling } from '@repartee/proto';
import { describe, expect, it } from '@jest/globals';

import { amountOf, shareUsed, standingOf } from './ceiling.js';
import { noUse, plus } from './use.js';

const use = { heardMs: 90 * 60_000, spokenCharacters: 400_000, tokensIn: 3_000_000, tokensOut: 500_000 };
const prices = { heardMinute: 0.006, spokenCharacters: 15, tokensIn: 0.15, tokensOut: 0.6 };

describe('when a month has been spoken', () => {
  it('counts what was asked for together', () => {
    expect(plus(plus(noUse, use), { heardMs: 1, tokensOut: 2 })).toEqual({ ...use, heardMs: 5_400_001, tokensOut: 500_002 }); // prettier-ignore
  });

  it('reckons with the prices: 0.54 heard, 6 spoken, 0.45 and 0.30 for words', () => {
    expect(amountOf(use, prices)).toBeCloseTo(7.29, 10);
  });
});

describe('when there is a ceiling', () => {
  it.each([
    ['none', {}, null],
    ['minutes', { heardMinutes: 100 }, 0.9],
    ['characters', { spokenCharacters: 500_000 }, 0.8],
    ['tokens both ways', { tokens: 3_500_000 }, 1],
    ['an amount', { amount: 14.58, prices }, 0.5],
    ['the tightest of several', { heardMinutes: 100, tokens: 7_000_000, amount: 14.58, prices }, 0.9],
  ])('measures the share of %s', (_, limits, share) => {
    const used = shareUsed(use, { ...noCeiling, ...limits });
    if (share === null) expect(used).toBeNull();
    else expect(used).toBeCloseTo(share, 10);
  });

  it.each([
    [null, 'open'],
    [0.799, 'open'],
    [0.8, 'near'],
    [0.999, 'near'],
    [1, 'reached'],
    [1.4, 'reached'],
  ] as const)('at a share of %s is %s', (share, standing) => {
    expect(standingOf(share)).toBe(standing);
  });
});
