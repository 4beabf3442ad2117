import { beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '@repartee/kernel';

import type { Allowance } from './allowance.js';
import { Allowances, frameRate } from './allowance.js';

let clock: VirtualClock;
let allowances: Allowances;

beforeEach(() => {
  clock = new VirtualClock(0);
  allowances = new Allowances(clock, frameRate);
});

/** Sends until no more is admitted, 10,000 frames at most; how many were. */
function exhaust(allowance: Allowance): number {
  let admitted = 0;
  while (admitted < 10_000 && allowance.admits()) admitted++;
  return admitted;
}

describe('the allowance of a session', () => {
  it('is 1,500 frames at once, and 120 a second from then on', async () => {
    const allowance = allowances.of('acme/one', 'acme/ada');
    expect(exhaust(allowance)).toBe(1_500);
    await clock.advance(10_000);
    // The one that was too many is paid for.
    expect(exhaust(allowance)).toBe(1_199);
  });

  it('is not renewed by coming back, nor by another session of the same person', async () => {
    exhaust(allowances.of('acme/one', 'acme/ada'));
    expect(exhaust(allowances.of('acme/one', 'acme/ada'))).toBe(0);
    expect(exhaust(allowances.of('acme/two', 'acme/ada'))).toBe(0);
    await clock.advance(1_000);
    expect(exhaust(allowances.of('acme/three', 'acme/ada'))).toBeLessThan(120);
  });

  it('takes nothing from other people', () => {
    exhaust(allowances.of('acme/one', 'acme/ada'));
    expect(exhaust(allowances.of('acme/two', 'acme/bob'))).toBe(1_500);
  });

  it('says how long a page has to wait that comes back: until a second’s worth is there', async () => {
    const allowance = allowances.of('acme/one', 'acme/ada');
    expect(allowance.returnsInMs).toBe(0);
    exhaust(allowance);
    expect(allowance.returnsInMs).toBe(1_009);
    await clock.advance(1_009);
    expect(allowance.returnsInMs).toBe(0);
  });

  it('is kept while a page goes by it, and whole again thirteen seconds after', async () => {
    const held = allowances.of('acme/one', 'acme/ada');
    held.isHeld = true;
    expect(allowances.of('acme/one', 'acme/ada')).toBe(held);
    exhaust(held);
    held.isHeld = false;
    await clock.advance(13_000);
    expect(allowances.of('acme/one', 'acme/ada')).not.toBe(held);
    expect(exhaust(allowances.of('acme/one', 'acme/ada'))).toBe(1_500);
  });
});
