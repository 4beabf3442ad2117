import { describe, expect, it } from '@jest/globals';

import { derivedId, TimeOrderedIds } from './ids.js';
import { SeededRandomness } from './randomness.js';
import { VirtualClock } from './virtual-clock.js';

describe('time-ordered ids', () => {
  it('carry version 7, the variant and the time', () => {
    // 2026-03-02T09:00:00Z is 1,772,442,000,000 ms, 0x019cadc69a80.
    const ids = new TimeOrderedIds(new VirtualClock(Date.UTC(2026, 2, 2, 9)), new SeededRandomness(1));
    expect(ids.next()).toMatch(/^019cadc6-9a80-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sort in the order they were made, within a millisecond and when the clock runs back', async () => {
    const clock = new VirtualClock(1000);
    const ids = new TimeOrderedIds(clock, new SeededRandomness(1));
    const made = Array.from({ length: 5000 }, () => ids.next());
    await clock.advance(-500);
    made.push(ids.next());

    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(5001);
  });

  it('are the same for the same seed and clock', () => {
    const make = () => new TimeOrderedIds(new VirtualClock(1000), new SeededRandomness(7)).next();
    expect(make()).toBe(make());
  });
});

describe('a derived id', () => {
  it('is always the same for the same parts, and a UUIDv5', () => {
    expect(derivedId('event-1', 'rubric-2')).toBe(derivedId('event-1', 'rubric-2'));
    expect(derivedId('event-1', 'rubric-2')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('does not confuse where one part ends and the next begins', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
  });
});

describe('seeded randomness', () => {
  it('gives numbers from 0 to below 1, whole ones below the limit, and the same ones for the same seed', () => {
    const randomness = new SeededRandomness(42);
    const numbers = Array.from({ length: 1000 }, () => randomness.next());

    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 1000 - 0.5)).toBeLessThan(0.03);
    expect(new Set(Array.from({ length: 200 }, () => randomness.below(3)))).toEqual(new Set([0, 1, 2]));
    expect(new SeededRandomness(42).next()).toBe(numbers[0]);
  });
});
