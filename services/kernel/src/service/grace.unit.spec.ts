import { describe, expect, it } from '@jest/globals';

import { UnshippedJournal } from '../kafka/unshipped-journal.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import { statusOf } from './farewell.js';
import { Grace } from './grace.js';

describe('a process that is asked to end', () => {
  it('may wait until five seconds before it is killed, less what has gone by', async () => {
    const clock = new VirtualClock(0);
    const grace = new Grace(clock, 60_000);
    expect(grace.left()).toBeUndefined();
    grace.begin();
    await clock.advance(20_000);
    expect(grace.left()).toBe(35_000);
    await clock.advance(90_000);

    expect(grace.left()).toBe(0);
  });

  it('says by its status whether Kafka lacks something of its journal, or something failed', () => {
    expect(statusOf(new UnshippedJournal(2, '/data/journal.sqlite'))).toBe(3);
    expect(statusOf(new Error('stuck'))).toBe(1);
  });
});
