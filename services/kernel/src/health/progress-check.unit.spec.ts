import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Feed, Subscription, SubscriptionStatus } from '../feed/feed.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import { progressCheck } from './progress-check.js';

describe('the progress of a subscription', () => {
  let clock: VirtualClock;
  let now: { position: number; lag: number | undefined; status: SubscriptionStatus; patienceMs?: number };
  let check: () => unknown;

  beforeEach(() => {
    clock = new VirtualClock(0);
    now = { position: 5, lag: 0, status: { status: 'running' } };
    const subscription = {
      group: 'readers',
      position: () => new Map([['journal', now.position]]),
      lag: () => now.lag,
      status: () => now.status,
      get patienceMs() {
        return now.patienceMs;
      },
    } as unknown as Subscription;
    check = progressCheck({ subscriptions: () => [subscription] } as unknown as Feed, clock).check;
  });

  async function after(seconds: number, change: Partial<typeof now> = {}): Promise<unknown> {
    await clock.advance(seconds * 1000);
    now = { ...now, ...change };
    return check();
  }

  it('is well where there is nothing to do, however long', async () => {
    expect(await after(0)).toBeUndefined();
    expect(await after(600)).toBeUndefined();
  });

  it('is well where it moves, however far behind', async () => {
    expect(await after(0, { lag: 1000 })).toBeUndefined();
    expect(await after(59, { position: 6 })).toBeUndefined();
    expect(await after(59)).toBeUndefined();
  });

  it('is at a standstill where it does not move for a minute and has something to do', async () => {
    expect(await after(0, { lag: 3 })).toBeUndefined();
    expect(await after(61)).toBe('readers has not moved for 61 s, with 3 to handle');
  });

  it('is given the time that it asked for', async () => {
    expect(await after(0, { lag: 3, patienceMs: 3_600_000 })).toBeUndefined();
    expect(await after(3500)).toBeUndefined();
    expect(await after(101)).toBe('readers has not moved for 3601 s, with 3 to handle');
  });

  it('is not at a standstill because something came after a long rest', async () => {
    expect(await after(0)).toBeUndefined();
    expect(await after(600, { lag: 1 })).toBeUndefined();
    expect(await after(59)).toBeUndefined();
  });

  it('is waited for while it has no partitions, for five minutes and no longer', async () => {
    expect(await after(0, { lag: undefined })).toBeUndefined();
    expect(await after(299)).toBeUndefined();
    expect(await after(2)).toBe('readers has been given no partitions for 301 s');
    expect(await after(1, { lag: 0 })).toBeUndefined();
  });

  it('is given the time that it asked for without partitions too, which others may have got meanwhile', async () => {
    expect(await after(0, { lag: undefined, patienceMs: 3_600_000 })).toBeUndefined();
    expect(await after(3500)).toBeUndefined();
    expect(await after(101)).toBe('readers has been given no partitions for 3601 s');
  });

  it('is at a standstill where its partitions come and go, and it does not move', async () => {
    expect(await after(0, { lag: 3 })).toBeUndefined();
    expect(await after(40, { lag: undefined })).toBeUndefined();
    expect(await after(40, { lag: 3 })).toBe('readers has not moved for 80 s, with 3 to handle');
  });

  it('is well where it waits for something it can name, and not where it failed', async () => {
    const waiting: SubscriptionStatus = { status: 'retrying', attempt: 9, code: 'clickhouse_away' };
    expect(await after(0, { lag: 3, status: waiting })).toBeUndefined();
    expect(await after(600)).toBeUndefined();
    expect(await after(0, { status: { status: 'failed', code: 'unexpected_error', detail: '' } })).toBe(
      'readers failed: unexpected_error',
    );
  });
});
