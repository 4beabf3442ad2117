import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@repartee/proto';
import { streamOf, topics } from '@repartee/proto';

import { createTestAppend, createTestEvent } from '../journal/journal.fixtures.js';
import type { Append } from '../journal/journal.js';
import type { Feed, Subscribe } from './feed.js';
import { PoisonEvent, RetriableError } from './feed-errors.js';
import { memoryPositions } from './memory-positions.js';

/** What a feed is tried with: the log it reads, and the means to spoil and mend an event in it. */
export interface FeedHarness {
  feed: Feed;
  append(append: Append): Promise<void>;
  /** Puts an event of a type that no release knows yet at the end of the team's stream. */
  appendUnknown(team: string, name: string): Promise<void>;
  /** Makes that event a TeamFormed, as an update to a release that knows it would. */
  mend(name: string): Promise<void>;
  /** Ends the feed and opens it again on the same log and positions, as a restarted process would. */
  restart(): Promise<void>;
  /**
   * The feed of another process of the same service: beside this one where the log is shared out among several, after
   * this one has ended where only one can read.
   */
  another(): Promise<Feed>;
  /** Milliseconds after which a handler is slow: longer than a reader may be silent. */
  slowMs: number;
  close(): Promise<void>;
}

type Seen = [team: string, version: number];

function seenOf({ stream, version }: RecordedEvent): Seen {
  return [stream, version];
}

const red = streamOf.team('acme', 'red');
const blue = streamOf.team('acme', 'blue');

/** The rules every feed keeps; the embedded one and the one on Kafka are tried with the same suite. */
export function describeFeed(name: string, createHarness: () => Promise<FeedHarness>): void {
  describe(name, () => {
    let harness: FeedHarness;
    let seen: Seen[];

    beforeEach(async () => {
      harness = await createHarness();
      seen = [];
    });

    afterEach(() => harness.close());

    function subscribe(overrides: Partial<Subscribe> = {}) {
      const handler: Subscribe['handler'] = (events) => {
        seen.push(...events.map(seenOf));
        return Promise.resolve();
      };
      return harness.feed.subscribe({ group: 'readers', topics: [topics.directory], handler, ...overrides });
    }

    it('hands out what was there before and what comes later, in the order of each stream', async () => {
      await harness.append(createTestAppend('red', ['a', 'b']));
      const subscription = await subscribe();
      await harness.append(createTestAppend('blue', ['c']));
      await harness.append(createTestAppend('red', ['d']));
      await subscription.caughtUp();

      expect(seen.filter(([stream]) => stream === red)).toEqual([[red, 1], [red, 2], [red, 3]]); // prettier-ignore
      expect(seen.filter(([stream]) => stream === blue)).toEqual([[blue, 1]]);
    });

    it('hands out events whole', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const events: RecordedEvent[] = [];
      const subscription = await subscribe({ handler: (batch) => Promise.resolve(void events.push(...batch)) });
      await subscription.caughtUp();

      const { id, occurredAt } = createTestEvent('a');
      expect(events).toMatchObject([{ id, occurredAt, version: 1, organisation: 'acme', data: { teamId: 'a' } }]);
    });

    it('leaves out other topics', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const subscription = await subscribe({ topics: [topics.catalog] });
      await subscription.caughtUp();

      expect(seen).toEqual([]);
    });

    it('goes on after a restart where it was', async () => {
      await harness.append(createTestAppend('red', ['a']));
      await (await subscribe()).caughtUp();
      await harness.restart();
      await harness.append(createTestAppend('red', ['b']));
      await (await subscribe()).caughtUp();

      expect(seen).toEqual([[red, 1], [red, 2]]); // prettier-ignore
    });

    it('starts again from the first event when asked to', async () => {
      await harness.append(createTestAppend('red', ['a', 'b']));
      await (await subscribe()).caughtUp();
      await harness.restart();
      await (await subscribe({ startAt: 'start' })).caughtUp();

      expect(seen).toEqual([[red, 1], [red, 2], [red, 1], [red, 2]]); // prettier-ignore
    });

    it('hands a live reader only what comes after it', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const subscription = await subscribe({ startAt: 'now' });
      await harness.append(createTestAppend('red', ['b']));
      await subscription.caughtUp();

      expect(seen).toEqual([[red, 2]]);
    });

    it('keeps groups apart', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const subscriptions = await Promise.all([subscribe({ group: 'one' }), subscribe({ group: 'two' })]);
      await Promise.all(subscriptions.map((subscription) => subscription.caughtUp()));

      expect(seen).toEqual([[red, 1], [red, 1]]); // prettier-ignore
    });

    it('hands out one batch at a time, none above the size asked for', async () => {
      await harness.append(createTestAppend('red', ['a', 'b', 'c', 'd', 'e']));
      let running = 0;
      const sizes: number[] = [];
      const handler: Subscribe['handler'] = async (events) => {
        expect(++running).toBe(1);
        sizes.push(events.length);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
      };
      await (await subscribe({ handler, batchSize: 2 })).caughtUp();

      expect(sizes).toEqual([2, 2, 1]);
    });

    it('hands out again what was handled but not noted', async () => {
      await harness.append(createTestAppend('red', ['a', 'b']));
      const positions = memoryPositions();
      const forgetful = { load: () => positions.load(), save: () => Promise.reject(new Error('The power is gone')) };
      const broken = await subscribe({ positions: forgetful });
      await expect(broken.caughtUp()).rejects.toMatchObject({ code: 'subscription_ended' });
      await harness.restart();
      await (await subscribe({ positions })).caughtUp();

      expect(seen).toEqual([[red, 1], [red, 2], [red, 1], [red, 2]]); // prettier-ignore
    });

    it('waits for a slow handler, and hands it each event once', async () => {
      await harness.append(createTestAppend('red', ['a', 'b']));
      const handler: Subscribe['handler'] = async (events) => {
        await new Promise((resolve) => setTimeout(resolve, harness.slowMs));
        seen.push(...events.map(seenOf));
      };
      const subscription = await subscribe({ handler, batchSize: 1 });
      await harness.append(createTestAppend('red', ['c']));
      await subscription.caughtUp();

      expect(seen).toEqual([[red, 1], [red, 2], [red, 3]]); // prettier-ignore
      expect(subscription.lag()).toBe(0);
    });

    it('says how many events it has not handled', async () => {
      await harness.append(createTestAppend('red', ['a', 'b', 'c']));
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const holding = new Promise<void>((resolve) => {
        const handler: Subscribe['handler'] = async ([event]) => {
          if (event?.version === 2) resolve();
          if (event?.version === 2) await held;
        };
        void subscribe({ handler, batchSize: 1 });
      });
      await holding;
      const [subscription] = harness.feed.subscriptions();

      expect(subscription?.lag()).toBe(2);
      letGo();
      await subscription?.caughtUp();
      expect(subscription?.lag()).toBe(0);
    });

    it('passes from one process to another without losing or reordering anything', async () => {
      const teams = ['a', 'b', 'c', 'd', 'e', 'f'];
      const appendAll = async (number: number) => {
        for (const team of teams) await harness.append(createTestAppend(team, [`${team}${number}`]));
      };
      const slowly: Subscribe['handler'] = async (events) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(...events.map(seenOf));
      };
      await appendAll(1);
      await appendAll(2);
      await subscribe({ handler: slowly, batchSize: 2 });
      const other = await harness.another();
      const second = await other.subscribe({ group: 'readers', topics: [topics.directory], handler: slowly });
      await appendAll(3);
      await Promise.all([second, ...harness.feed.subscriptions()].map((subscription) => subscription.caughtUp()));
      await other.stop();

      for (const team of teams) {
        const versions = seen
          .filter(([stream]) => stream === streamOf.team('acme', team))
          .map(([, version]) => version);
        // What was in hand when the other came may be handed out again, from there on in order.
        expect([...new Set(versions)]).toEqual([1, 2, 3]);
        expect(versions.at(-1)).toBe(3);
      }
    });

    it('tries again what may succeed later', async () => {
      let failures = 2;
      const handler: Subscribe['handler'] = (events) => {
        if (failures-- > 0) return Promise.reject(new RetriableError('store_away', 'The store is away'));
        seen.push(...events.map(seenOf));
        return Promise.resolve();
      };
      await harness.append(createTestAppend('red', ['a']));
      await (await subscribe({ handler })).caughtUp();

      expect(seen).toEqual([[red, 1]]);
    });

    it('lets nobody wait any longer once it is stopped, not even while a batch is in hand', async () => {
      await harness.append(createTestAppend('red', ['a']));
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const handler: Subscribe['handler'] = () => {
        begin();
        return held;
      };
      const subscription = await subscribe({ handler });
      const waiting = subscription.caughtUp().catch((error: unknown) => error);
      await begun;
      const stopping = subscription.stop();

      expect(await waiting).toMatchObject({ code: 'subscription_ended' });
      letGo();
      await stopping;
      await expect(subscription.caughtUp()).rejects.toMatchObject({ code: 'subscription_ended' });
    });

    it('ends with another one for which its handler waits, and has not failed', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const never = new Promise<void>(() => undefined);
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const first = await subscribe({ group: 'first', handler: () => held });
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const handler: Subscribe['handler'] = () => {
        begin();
        return first.caughtUp().then(() => never);
      };
      const second = await subscribe({ group: 'second', handler });
      await begun;
      const stopping = [second.stop(), first.stop()];
      letGo();
      await Promise.all(stopping);

      expect(second.status()).toEqual({ status: 'stopped' });
    });

    it('says within the time it is given that it has not caught up, and does so later', async () => {
      await harness.append(createTestAppend('red', ['a']));
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const subscription = await subscribe({ handler: () => held });

      await expect(subscription.caughtUp(50)).rejects.toMatchObject({ code: 'not_caught_up' });
      letGo();
      await subscription.caughtUp();
      expect(subscription.lag()).toBe(0);
    });

    it('stops on an unexpected error, and a restart hands out the same events', async () => {
      await harness.append(createTestAppend('red', ['a']));
      const broken = await subscribe({ handler: () => Promise.reject(new TypeError('No such column')) });

      await expect(broken.caughtUp()).rejects.toMatchObject({ code: 'subscription_ended' });
      expect(broken.status()).toMatchObject({ status: 'failed', code: 'unexpected_error' });

      await harness.restart();
      await (await subscribe()).caughtUp();
      expect(seen).toEqual([[red, 1]]);
    });

    it('stores the position where the reader wants it, after the batch', async () => {
      const positions = memoryPositions();
      const log: string[] = [];
      const watched = {
        load: () => positions.load(),
        save: (partition: string, position: number) => {
          log.push('saved');
          return positions.save(partition, position);
        },
      };
      await harness.append(createTestAppend('red', ['a']));
      const handler = () => Promise.resolve(void log.push('handled'));
      const subscription = await subscribe({ positions: watched, handler });
      await subscription.caughtUp();

      expect(log).toEqual(['handled', 'saved']);
      expect(await positions.load()).toEqual(subscription.position());
    });

    it('parks the stream of an event it cannot decode, and goes on with the others', async () => {
      await harness.append(createTestAppend('red', ['a']));
      await harness.appendUnknown('red', 'x');
      await harness.append(createTestAppend('red', ['b']));
      await harness.append(createTestAppend('blue', ['c']));
      await (await subscribe()).caughtUp();

      expect(seen).toEqual([[red, 1], [blue, 1]]); // prettier-ignore
      expect(
        harness.feed.deadLetters.list('readers').map(({ stream, version, reason }) => [stream, version, reason]),
      ).toEqual(
        [[red, 2, 'unknown_type'], [red, 3, 'behind_parked_event']], // prettier-ignore
      );
    });

    it('hands out a parked stream in order once it is mended and replayed', async () => {
      await harness.appendUnknown('red', 'x');
      await harness.append(createTestAppend('red', ['b']));
      const subscription = await subscribe();
      await subscription.caughtUp();
      await harness.mend('x');
      await harness.feed.deadLetters.replay('readers', createTestEvent('x').id);
      await harness.append(createTestAppend('red', ['c']));
      await subscription.caughtUp();

      expect(seen).toEqual([[red, 1], [red, 2], [red, 3]]); // prettier-ignore
      expect(harness.feed.deadLetters.list()).toEqual([]);
    });

    it('keeps a parked stream parked over a restart and a vain replay', async () => {
      await harness.appendUnknown('red', 'x');
      await (await subscribe()).caughtUp();
      await harness.restart();
      const subscription = await subscribe();
      await harness.append(createTestAppend('red', ['b']));
      await harness.feed.deadLetters.replay('readers', createTestEvent('x').id);
      await subscription.caughtUp();

      expect(seen).toEqual([]);
      expect(harness.feed.deadLetters.list('readers')).toHaveLength(2);
    });

    it('goes on behind an event that was dropped with a reason', async () => {
      await harness.appendUnknown('red', 'x');
      await harness.append(createTestAppend('red', ['b']));
      await (await subscribe()).caughtUp();
      await harness.feed.deadLetters.drop('readers', createTestEvent('x').id, {
        why: 'Written by a trial release',
        by: 'ops',
      });

      expect(seen).toEqual([[red, 2]]);
      expect(harness.feed.deadLetters.list()).toEqual([]);
      expect(harness.feed.deadLetters.dropped('readers')).toMatchObject([
        { stream: red, version: 1, reason: 'unknown_type', dropped: { why: 'Written by a trial release', by: 'ops' } },
      ]);
    });

    it('parks the stream of an event that its handler refuses', async () => {
      await harness.append(createTestAppend('red', ['a', 'b']));
      await harness.append(createTestAppend('blue', ['c']));
      const poison = createTestEvent('a').id;
      const handler: Subscribe['handler'] = (events) => {
        if (events.some(({ id }) => id === poison)) return Promise.reject(new PoisonEvent(poison, 'not_a_number'));
        seen.push(...events.map(seenOf));
        return Promise.resolve();
      };
      await (await subscribe({ handler })).caughtUp();

      expect(seen).toEqual([[blue, 1]]);
      expect(harness.feed.deadLetters.list('readers').map(({ reason }) => reason)).toEqual([
        'not_a_number',
        'behind_parked_event',
      ]);
    });
  });
}
