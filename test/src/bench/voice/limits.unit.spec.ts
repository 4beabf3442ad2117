import { describe, expect, it } from '@jest/globals';

import { measuresOf, sessionsKept } from './limits.js';
import type { Load } from './load.js';

const createTestLoad = (over: Partial<Load> = {}): Load => ({
  ...{ sessions: 100, turns: 300, unanswered: 0, overheadP50Ms: 60, overheadP95Ms: 120 },
  ...{ loopDelayP99Ms: 25, mbPerSession: 2, busy: 0.6, crowdLagP99Ms: 2, hungUp: 0 },
  ...over,
});

describe('a load', () => {
  it('is carried where it just keeps to every limit', () => {
    expect(sessionsKept([createTestLoad()])).toBe(100);
  });

  it.each([
    { overheadP50Ms: 60.1 },
    { overheadP95Ms: 120.1 },
    { loopDelayP99Ms: 25.1 },
    { mbPerSession: 2.01 },
    { unanswered: 1 },
    { turns: 0 },
    { overheadP50Ms: NaN },
  ])('is not where it does not: %j', (over) => {
    expect(sessionsKept([createTestLoad({ sessions: 25, mbPerSession: 5 }), createTestLoad(over)])).toBe(25);
  });

  it('gives its figures their own names where it is the promised one', () => {
    const measures = measuresOf([createTestLoad({ overheadP95Ms: 130 }), createTestLoad({ sessions: 200 })]);
    expect(measures).toContainEqual({ measure: 'overhead_p95_ms', value: 130, unit: 'ms', goal: 120, ok: false });
    expect(measures).toContainEqual({ measure: 'overhead_p95_ms_at_200', value: 120, unit: 'ms' });
    expect(measures.at(-1)).toEqual({ measure: 'sessions', value: 200, unit: '', goal: 100, ok: true });
  });
});
