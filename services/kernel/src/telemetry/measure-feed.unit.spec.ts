import { beforeEach, describe, expect, it } from '@jest/globals';

import type { DeadLetter, Feed } from '../feed/feed.js';
import type { Journal } from '../journal/journal.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import { measureFeed } from './measure-feed.js';
import { Metrics } from './metrics.js';

describe('what is measured of readers', () => {
  let clock: VirtualClock;
  let metrics: Metrics;
  let now: { position: number; lag: number | undefined };
  let letters: Partial<DeadLetter>[];

  beforeEach(() => {
    clock = new VirtualClock(0);
    metrics = new Metrics();
    now = { position: 5, lag: 3 };
    letters = [];
    const subscription = {
      group: 'readers',
      position: () => new Map([['journal', now.position]]),
      lag: () => now.lag,
    };
    const feed = { subscriptions: () => [subscription], deadLetters: { list: () => letters } };
    const journal = { lastSequence: () => 9 };
    measureFeed(metrics, { journal: journal as Journal, feed: feed as unknown as Feed, clock });
  });

  async function valueOf(name: string): Promise<number | undefined> {
    const { text } = await metrics.scrape();
    const value = new RegExp(`^${name}\\{group="readers"\\} (\\S+)$`, 'm').exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  }

  it('is how long one has stood still with little to do, until it moves', async () => {
    expect(await valueOf('repartee_feed_still_seconds')).toBe(0);
    await clock.advance(1_000_000);
    expect(await valueOf('repartee_feed_still_seconds')).toBe(1000);
    now.position = 6;
    expect(await valueOf('repartee_feed_still_seconds')).toBe(0);
  });

  it('is nothing of how far behind one is that has no partitions, and how long that lasts', async () => {
    now.lag = undefined;
    expect(await valueOf('repartee_feed_still_seconds')).toBe(0);
    await clock.advance(60_000);
    expect(await valueOf('repartee_feed_still_seconds')).toBe(60);
    expect(await valueOf('repartee_feed_lag_events')).toBeUndefined();
  });

  it('is how many events wait because their stream has two histories', async () => {
    letters = ['diverged', 'bad_bytes', 'diverged'].map((reason) => ({ group: 'readers', reason, parkedAt: 0 }));
    expect(await valueOf('repartee_dead_letters_diverged')).toBe(2);
    expect(await valueOf('repartee_dead_letters')).toBe(3);
  });
});
