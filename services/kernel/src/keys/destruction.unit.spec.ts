import { beforeEach, describe, expect, it } from '@jest/globals';

import { VirtualClock } from '../ports/index.js';
import { PinoLog } from '../telemetry/log.js';
import { Destruction } from './destruction.js';
import { KeyNotDestroyedYet, KeyStoreUnavailable } from './key-errors.js';

describe('destroying keys', () => {
  let clock: VirtualClock;
  let isAway: boolean;
  let asked: number;
  let destroyed: string[][];
  let destruction: Destruction<string>;

  beforeEach(() => {
    clock = new VirtualClock(0, 2);
    isAway = false;
    asked = 0;
    destroyed = [];
    const destroy = (holders: readonly string[]) => {
      asked += 1;
      if (isAway) throw new KeyStoreUnavailable();
      destroyed.push([...holders]);
    };
    destruction = new Destruction({ destroy, clock, log: new PinoLog({ service: 'test', level: 'silent' }) });
  });

  it('is done at once where the store answers, and leaves nothing to do', () => {
    destruction.destroy('ada');
    expect(destroyed).toEqual([['ada']]);
    expect(clock.untilNext()).toBeUndefined();
  });

  it('says that it is not done yet while the store is away, and is done by itself once it is back', async () => {
    isAway = true;
    expect(() => destruction.destroy('ada')).toThrow(KeyNotDestroyedYet);
    expect(() => destruction.destroy('ben')).toThrow(KeyNotDestroyedYet);
    isAway = false;
    await clock.advance(1_000);
    expect(destroyed).toEqual([['ada', 'ben']]);
    expect(clock.untilNext()).toBeUndefined();
  });

  it('asks more and more seldom, at last once a minute', async () => {
    isAway = true;
    expect(() => destruction.destroy('ada')).toThrow(KeyNotDestroyedYet);
    // At once, and after 1, 3, 7, 15, 31 and 63 seconds.
    await clock.advance(63_000);
    expect(asked).toBe(7);
    expect(clock.untilNext()).toBe(60_000);
  });

  it('asks no more once it is stopped', async () => {
    isAway = true;
    expect(() => destruction.destroy('ada')).toThrow(KeyNotDestroyedYet);
    destruction.stop();
    await clock.advance(600_000);
    expect(asked).toBe(1);
  });
});
