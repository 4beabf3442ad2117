import { describe, expect, it } from '@jest/globals';

import { VirtualClock } from './virtual-clock.js';

const NINE = Date.UTC(2026, 2, 2, 9);

describe('a virtual clock', () => {
  it('stands still until it is advanced', async () => {
    const clock = new VirtualClock(NINE);
    expect(clock.now()).toBe(NINE);
    await clock.advance(1500);
    expect(clock.now()).toBe(NINE + 1500);
  });

  it('runs due timers in order, each at its own time', async () => {
    const clock = new VirtualClock(0);
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.schedule(300, note('late'));
    clock.schedule(100, note('early'));
    clock.schedule(100, note('second at the same time'));
    clock.schedule(900, note('not due'));
    await clock.advance(300);

    expect(seen).toEqual([
      ['early', 100],
      ['second at the same time', 100],
      ['late', 300],
    ]);
    expect(clock.untilNext()).toBe(600);
  });

  it('runs what a timer sets while it is due', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const tick = () => {
      seen.push(clock.now());
      clock.schedule(10, tick);
    };
    clock.schedule(10, tick);
    await clock.advance(30);

    expect(seen).toEqual([10, 20, 30]);
  });

  it('lets a task wait for later moments', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    clock.schedule(10, async () => {
      await clock.delay(20);
      seen.push(clock.now());
      await clock.delay(20);
      seen.push(clock.now());
    });
    await clock.advance(100);

    expect(seen).toEqual([30, 50]);
  });

  it('forgets a timer that is cancelled', async () => {
    const clock = new VirtualClock(0);
    let ran = false;
    clock.schedule(10, () => void (ran = true)).cancel();
    await clock.advance(20);

    expect(ran).toBe(false);
    expect(clock.untilNext()).toBeUndefined();
  });

  it('reports the error of a task to whoever advances it', async () => {
    const clock = new VirtualClock(0);
    clock.schedule(10, () => Promise.reject(new Error('out of order')));

    await expect(clock.advance(20)).rejects.toThrow('out of order');
  });
});
