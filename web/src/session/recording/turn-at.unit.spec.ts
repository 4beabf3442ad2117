import { describe, expect, it } from 'vitest';

import type { TurnView } from '@repartee/proto';

import { beginOf, turnAt } from './turn-at.js';

const transcript = [
  { turn: 0, startedMs: 500, endedMs: 4_000 },
  { turn: 1, startedMs: 5_000, endedMs: 6_000 },
  { turn: 2, startedMs: 6_200, endedMs: 9_000 },
] as TurnView[];

describe('the turn at a session time', () => {
  it.each([
    [0, null],
    [499, null],
    [500, 0],
    [4_500, 0],
    [5_000, 1],
    [6_199, 1],
    [60_000, 2],
  ])('at %i ms is %s', (ms, turn) => {
    expect(turnAt(transcript, ms)).toBe(turn);
  });

  it('is where the turn begins, and back', () => {
    expect(transcript.map(({ turn }) => turnAt(transcript, beginOf(transcript, turn)!))).toEqual([0, 1, 2]);
    expect(beginOf(transcript, 9)).toBeNull();
  });
});
