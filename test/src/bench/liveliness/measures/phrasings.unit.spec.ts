import type { Attempt, Tried } from '../stage/tried.js';
import { valueOf } from '../tally.js';
import { leversRecognised, nearMissesFired } from './phrasings.js';

const attempts = (...fired: boolean[]): Attempt[] =>
  fired.map((one, index) => ({ after: null, text: `phrasing ${index}`, fired: one, cues: [] }));
const createTestTried = (id: string, fires: Attempt[], near: Attempt[]): Tried => ({ id, label: id, fires, near });

const tried = [
  createTestTried('listens', attempts(true, true), attempts(false, false)),
  createTestTried('apologises', attempts(true, false), attempts(true, false)),
];

describe('phrasings of levers and missteps', () => {
  it('count for the one that is heard least, beside all', () => {
    const { tally, beside, cases } = leversRecognised(tried);
    expect([valueOf(tally), beside && valueOf(beside)]).toEqual([0.5, 0.75]);
    expect(cases).toMatchObject([{ who: 'apologises (apologises)', turns: ['phrasing 1'] }]);
  });

  it('count near misses for the one that is fooled most, beside all', () => {
    const { tally, beside, cases } = nearMissesFired(tried);
    expect([valueOf(tally), beside && valueOf(beside)]).toEqual([0.5, 0.25]);
    expect(cases).toMatchObject([{ who: 'apologises (apologises)', turns: ['phrasing 0'] }]);
  });
});
