import { describe, expect, it } from '@jest/globals';

import { coveredScorecard } from './covered-scorecard.js';
import type { ScorecardRow } from './session.repository.js';

const end = { version: 12 };
const scorecard = { version: 7 } as ScorecardRow;
const gates = { end, scorecard };

describe('when a batch is still being stored', () => {
  it('shows no scorecard before all of it is there', () => {
    expect(coveredScorecard(gates, { session: 12, scorecard: 0 })).toBeUndefined();
    expect(coveredScorecard(gates, { session: 12, scorecard: 6 })).toBeUndefined();
  });

  it('shows none before the whole conversation is there', () => {
    expect(coveredScorecard(gates, { session: 11, scorecard: 7 })).toBeUndefined();
    expect(coveredScorecard({ end: undefined, scorecard }, { session: 11, scorecard: 7 })).toBeUndefined();
  });
});

describe('when everything is stored', () => {
  it('shows it, also after later events of the same streams', () => {
    expect(coveredScorecard(gates, { session: 12, scorecard: 7 })).toBe(scorecard);
    expect(coveredScorecard(gates, { session: 13, scorecard: 9 })).toBe(scorecard);
  });
});

describe('when nothing is scored', () => {
  it('shows none', () => {
    expect(coveredScorecard({ end, scorecard: undefined }, { session: 12, scorecard: 0 })).toBeUndefined();
  });
});
