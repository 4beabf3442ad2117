import { describe, expect, it } from 'vitest';

import { staleKeys } from './live-keys.js';

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
