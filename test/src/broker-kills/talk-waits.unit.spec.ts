import { describe, expect, it } from '@jest/globals';

import type { TimedTurn } from './talking.js';
import { overloadIn, waitsOf } from './talk-waits.js';

/** A turn a second, each acknowledged after 10 ms but for those that are told of. */
const createTestTurns = (count: number, waits: Readonly<Record<number, number>> = {}): TimedTurn[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ sessionId: 'one', clientTurnId: `turn-${at}` },
    ...{ sentAt: at * 1000, waitMs: waits[at] ?? 10 },
  }));

describe('turns while something is away for a while', () => {
  it('are counted apart from those before and after, with the load', () => {
    const turns = createTestTurns(11, { 4: 70, 5: 80, 9: 30 });

    expect(waitsOf(turns, [{ from: 4000, to: 6000 }])).toMatchObject({
      turns_per_s: 1,
      turns_during: 2,
      acknowledged_p50_ms: 70,
      acknowledged_p95_ms: 80,
      unhurt_p95_ms: 30,
    });
  });

  it('leave a silence where nobody is told for long, at its beginning and its end too', () => {
    const outage = { from: 2000, to: 8000 };
    const silenceOf = (turns: TimedTurn[]) => waitsOf(turns, [outage])['longest_silence_ms'];

    expect(silenceOf(createTestTurns(11))).toBe(1000);
    expect(silenceOf(createTestTurns(11, { 4: 1500, 5: 1500 }))).toBe(5500 - 3010);
    expect(silenceOf(createTestTurns(5))).toBe(8000 - 4010);
    expect(silenceOf([])).toBe(6000);
  });

  it('say nothing where they wait too long with nothing away, and that is told', () => {
    expect(overloadIn({ unhurt_p95_ms: 250 })).toEqual([]);
    expect(overloadIn({ unhurt_p95_ms: 336.3 })).toEqual([
      'This machine does not carry the load: with nothing away a turn takes 336 ms (p95).',
    ]);
  });
});
