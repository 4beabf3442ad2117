import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, Feed, FeedHandler, Log } from '@repartee/kernel';
import { VirtualClock } from '@repartee/kernel';
import type { Cockpit } from '../cockpit.js';
import { Heads } from '../waiting/heads.js';
import type { Concerns } from './concerns.js';
import type { StoredEvent } from './frames.js';
import { LiveFeed } from './live-feed.js';

const STARTED_AT = Date.UTC(2026, 2, 2, 9);

const events = Array.from({ length: 20 }, (_, index) => {
  const stream = `acme/scenario-${index}`;
  return { stream, version: 3, organisation: 'acme', type: 'test', topic: 'test', data: {} };
}) as unknown as StoredEvent[];

describe('a batch of twenty streams that pages are told of', () => {
  let clock: VirtualClock;
  /** When the rows are in the tables, in milliseconds after the batch. */
  let visibleAfterMs: number;
  let handler: FeedHandler | undefined;
  let told: string[];

  beforeEach(async () => {
    clock = new VirtualClock(STARTED_AT);
    visibleAfterMs = Infinity;
    told = [];
    const read = () => Promise.resolve([{ version: clock.now() - STARTED_AT >= visibleAfterMs ? 3 : 2 }]);
    const feed = {
      subscribe: (subscribe: { handler: FeedHandler }) => {
        handler = subscribe.handler;
        return Promise.resolve();
      },
    } as unknown as Feed;
    const concerns = { of: () => Promise.resolve({ about: 'everybody' }) } as unknown as Concerns;
    const heads = new Heads({ read } as unknown as ClickHouse, clock);
    const live = new LiveFeed({} as Cockpit, concerns, heads, {} as Log);
    live.listen({ hears: () => true, push: ({ frame }) => told.push(frame.stream) });
    await live.follow(feed, { next: () => 'one' });
  });

  /** Milliseconds until the feed may go on; undefined where that is more than these. */
  async function takes(withinMs: number): Promise<number | undefined> {
    let over: number | undefined;
    void handler?.(events, { partition: 'test', position: 20 }).then(() => (over = clock.now() - STARTED_AT));
    await clock.advance(withinMs);
    return over;
  }

  it('holds the feed no longer than ten seconds, where none of them becomes visible', async () => {
    expect(await takes(9_900)).toBeUndefined();
    expect(told).toEqual([]);
    await clock.advance(200);

    expect(told).toEqual(events.map(({ stream }) => stream));
  });

  it('is told as soon as all of them are visible', async () => {
    visibleAfterMs = 300;

    expect(await takes(10_000)).toBe(300);
    expect(told).toHaveLength(20);
  });
});
