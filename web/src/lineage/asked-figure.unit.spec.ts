import { describe, expect, it } from 'vitest';

import { staleKeys } from '../app/live-keys.js';
import { eventsOf, formulaOf, keyOf } from './asked-figure.js';

describe('what a figure rests on', () => {
  it.each([
    [
      { figure: 'session', session: 's1' },
      { kind: 'scorecard', id: 's1' },
    ],
    [
      { figure: 'disposition', session: ['s1', 's2'] },
      { kind: 'session', id: 's1' },
    ],
    [
      { figure: 'progress', skill: 'listening' },
      { kind: 'scorecard', id: 's1' },
    ],
    [{ figure: 'agreement' }, { kind: 'scorecard', id: 's1' }],
    [
      { figure: 'use', use: 'scenario:reprimand@2' },
      { kind: 'session', id: 's1' },
    ],
  ] as const)('is fetched again when %o is older than %o', (asked, changed) => {
    const key = keyOf(asked);
    const isStale = staleKeys(changed).some((stale) => stale.every((part, at) => key[at] === part));
    expect(isStale).toBe(true);
  });

  it('is named by what its events are', () => {
    expect(eventsOf({ figure: 'typicalError' })).toBe('scores');
    expect(eventsOf({ figure: 'use', use: 'engine:rules@1' })).toBe('sessions');
    expect(eventsOf({ figure: 'use', use: 'scorer:built-in@1' })).toBe('debriefings');
    expect(eventsOf({ figure: 'queued', session: 's1' })).toBe('queued');
  });

  it('is worked out as the figure says, or as a difference of two', () => {
    expect(formulaOf({ figure: 'level' })).toBe('level');
    expect(formulaOf({ figure: 'level', against: 'site:lyon' })).toBe('difference');
    expect(formulaOf({ figure: 'change', against: 'site:lyon' })).toBe('changeDifference');
  });
});
