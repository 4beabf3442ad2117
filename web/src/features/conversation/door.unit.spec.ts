import type { Problem } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../../api/problem-error.js';
import { createDoor } from './door.js';

const problem = (status: number, code = 'x'): Problem => ({ type: 'x', title: 'x', status, detail: 'x', code });

/** A door whose renewals do as told, one after the other; `waits` are what is to be tried later. */
const createTestDoor = (...renewals: (Problem | 'offline' | 'renewed')[]) => {
  const told: string[] = [];
  const waits: { ms: number; run: () => void; off: boolean }[] = [];
  const door = createDoor({
    knock: () => told.push('knock'),
    renew: () => {
      const next = renewals.shift() ?? 'renewed';
      told.push('renew');
      if (next === 'renewed') return Promise.resolve();
      return Promise.reject(next === 'offline' ? localProblem('offline', 'x') : new ProblemError(next));
    },
    refused: ({ status }) => told.push(`refused ${status}`),
    later: (ms, run) => {
      const wait = { ms, run, off: false };
      waits.push(wait);
      return () => (wait.off = true);
    },
  });
  return { ...door, told, waits, settle: () => new Promise((resolve) => setTimeout(resolve)) };
};

describe('a pass that has run out', () => {
  it('is renewed at once, and the door tried again', async () => {
    const door = createTestDoor();
    door.turnedAway(problem(401));
    await door.settle();
    expect([door.told, door.waits]).toEqual([['renew', 'knock'], []]);
  });

  it.each(['offline' as const, problem(502), problem(500)])('is renewed later where that meets %j', async (met) => {
    const door = createTestDoor(met);
    door.turnedAway(problem(401));
    await door.settle();
    expect([door.told, door.waits.map(({ ms }) => ms)]).toEqual([['renew'], [1000]]);
    door.waits[0]?.run();
    await door.settle();
    expect(door.told).toEqual(['renew', 'renew', 'knock']);
  });

  it('waits longer each time, and from the beginning once it was let in', async () => {
    const door = createTestDoor('offline', 'offline');
    door.turnedAway(problem(401));
    await door.settle();
    door.waits[0]?.run();
    await door.settle();
    expect(door.waits.map(({ ms }) => ms)).toEqual([1000, 2000]);
    door.opened();
    door.turnedAway(problem(503));
    expect(door.waits.at(-1)?.ms).toBe(500);
  });

  it('leaves whoever is signed in no more outside', async () => {
    const door = createTestDoor(problem(401));
    door.turnedAway(problem(401));
    await door.settle();
    expect(door.told).toEqual(['renew', 'refused 401']);
  });

  it('is tried with no more once the page has left', async () => {
    const door = createTestDoor('offline');
    door.turnedAway(problem(401));
    await door.settle();
    door.close();
    expect(door.waits.map(({ off }) => off)).toEqual([true]);
  });
});

describe('a server that turns a connection away', () => {
  it.each([429, 503])('is tried again after %i', (status) => {
    const door = createTestDoor();
    door.turnedAway(problem(status));
    door.waits[0]?.run();
    expect(door.told).toEqual(['knock']);
  });

  it('is believed where it refuses', () => {
    const door = createTestDoor();
    door.turnedAway(problem(403));
    expect(door.told).toEqual(['refused 403']);
  });
});
