import { describe, expect, it } from 'vitest';

import { liveKeys, staleKeys } from './live-keys.js';

describe('what may have changed during a loss', () => {
  it('is everything that a change could make old, each named once', () => {
    expect(liveKeys).toEqual(expect.arrayContaining([['session'], ['queue'], ['people'], ['scenarios'], ['compare']]));
    expect(new Set(liveKeys.flat()).size).toBe(liveKeys.length);
  });
});

describe('a change the server tells of', () => {
  it('makes the page of that session old, and the lists it stands in', () => {
    expect(staleKeys({ kind: 'scorecard', id: 's1' })).toEqual(
      expect.arrayContaining([['session', 's1'], ['my'], ['queue'], ['compare']]),
    );
  });

  it('leaves other sessions alone', () => {
    expect(staleKeys({ kind: 'viewing', id: 's1' })).not.toContainEqual(['session', 's2']);
  });
});
