import { noCeiling } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { CeilingForm, fieldsOf } from './ceiling-fields.js';

const ceiling = {
  ...{ heardMinutes: 300, spokenCharacters: null, tokens: 2_000_000, amount: 12.5 },
  prices: { heardMinute: 0.006, spokenCharacters: 15, tokensIn: 0.15, tokensOut: 0.6 },
};
const empty = fieldsOf(noCeiling);
const faults = (fields: object): string[] =>
  (CeilingForm.safeParse(fields).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('the fields of a ceiling', () => {
  it('are empty where nothing is limited, and send just that', () => {
    expect(CeilingForm.parse(empty)).toEqual(noCeiling);
  });

  it('hold what was set, and send it back unchanged', () => {
    expect(CeilingForm.parse(fieldsOf(ceiling))).toEqual(ceiling);
  });

  it('take figures as they are written in either language', () => {
    const limits = { ...empty.limits, spokenCharacters: '1 500 000', amount: '12,5' };
    const prices = { ...empty.prices, spokenCharacters: '15' };
    expect(CeilingForm.parse({ limits, prices })).toEqual({
      ...{ heardMinutes: null, spokenCharacters: 1_500_000, tokens: null, amount: 12.5 },
      prices: { heardMinute: 0, spokenCharacters: 15, tokensIn: 0, tokensOut: 0 },
    });
  });

  it('say which of them is wrong', () => {
    expect(faults({ ...empty, limits: { ...empty.limits, tokens: 'many' } })).toEqual(['limits.tokens']);
    expect(faults({ ...empty, limits: { ...empty.limits, heardMinutes: '2.5' } })).toEqual(['limits.heardMinutes']);
    expect(faults({ ...empty, limits: { ...empty.limits, amount: '20' } })).toEqual(['prices.heardMinute']);
  });
});
