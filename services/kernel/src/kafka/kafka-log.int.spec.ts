import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { create, toBinary } from '@bufbuild/protobuf';
import type { RecordedEvent } from '@repartee/proto';
import { directoryV1, streamOf, topics } from '@repartee/proto';
import type { Message } from 'kafkajs';

import type { Feed, Subscribe } from '../feed/feed.js';
import { memoryPositions } from '../feed/memory-positions.js';
import { createTestEvent, TEST_TIME } from '../journal/journal.fixtures.js';
import { AdminSession } from './admin-session.js';
import { toMessage } from './cloud-events.js';
import { createTestClient, quickTiming, testClock, testIds, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaFeedParts } from './kafka-feed.js';
import { KafkaFeed } from './kafka-feed.js';
import { DEAD_LETTER_TOPIC, ensureTopics } from './topics.js';

/** A message as a relay sends it: version so much of the team's stream. */
function messageOf(team: string, version: number, overrides: Partial<Message> = {}): Message {
  const data = create(directoryV1.TeamFormedSchema, { teamId: team, siteId: 'lille', name: `Team ${version}` });
  const message = toMessage({
    ...{ topic: topics.directory, stream: streamOf.team('acme', team), version, schema_version: 1 },
    ...{ id: createTestEvent(`${team}${version}`).id, type: data.$typeName, occurred_at: TEST_TIME },
    ...{ organisation: 'acme', correlation_id: '', causation_id: '', actor_kind: 'system', actor_id: 'test' },
    data: toBinary(directoryV1.TeamFormedSchema, data),
  });
  return { ...message, ...overrides };
}

function withHeaders(message: Message, headers: Record<string, string>): Message {
  return { ...message, headers: { ...message.headers, ...headers } };
}

describe('the log on Kafka', () => {
  let brokers: Brokers;
  let client: KafkaClient;
  let feeds: KafkaFeed[];
  let seen: string[];

  beforeAll(async () => {
    brokers = await Brokers.start({ proxied: true });
  }, 120_000);

  afterAll(() => brokers.stop());

  beforeEach(async () => {
    client = createTestClient(brokers);
    feeds = [];
    seen = [];
    await ensureTopics({ client, partitions: 2, names: [topics.directory, DEAD_LETTER_TOPIC] });
  });

  afterEach(async () => {
    brokers.proxies[0]?.mend();
    await Promise.all(feeds.map((feed) => feed.stop()));
  });

  function openFeed(instance: string, overrides: Partial<KafkaFeedParts> = {}): KafkaFeed {
    const parts = { client, clock: testClock, ids: testIds, randomness: testRandomness };
    const feed = new KafkaFeed({ ...parts, instance, timing: quickTiming, endsEveryMs: 100, ...overrides });
    feeds.push(feed);
    return feed;
  }

  const nameOf = ({ stream, version }: RecordedEvent) => `${stream.replace('acme/team-', '')}${version}`;

  function subscribe(feed: Feed, overrides: Partial<Subscribe> = {}) {
    const handler: Subscribe['handler'] = (events) => Promise.resolve(void seen.push(...events.map(nameOf)));
    return feed.subscribe({ group: 'readers', topics: [topics.directory], handler, ...overrides });
  }

  async function send(messages: Message[], topic: string = topics.directory): Promise<void> {
    const producer = client.kafka.producer({ allowAutoTopicCreation: false, createPartitioner: () => ({ message, partitionMetadata }) => Number(message.key?.toString().charCodeAt(10)) % partitionMetadata.length }); // prettier-ignore
    await producer.connect();
    await producer.send({ topic: client.onCluster(topic), acks: -1, messages });
    await producer.disconnect();
  }

  /** Resolves when so many have shared the group's partitions out. */
  async function membersOf(group: string, count: number): Promise<void> {
    const admin = new AdminSession(client);
    for (;;) {
      const { groups } = await admin.ask((ask) => ask.describeGroups([client.onCluster(group)]));
      if (groups[0]?.members.length === count && groups[0].state === 'Stable') return admin.close();
      await delay(20);
    }
  }

  const streamNameOf = (stream: string) => (stream.includes('@') ? 'foreign' : stream.split('-').at(-1));
  const letters = (feed: Feed) => feed.deadLetters.list().map(({ stream, reason }) => [streamNameOf(stream), reason]);

  it('parks one stream for each event that is none, and is past them all within five seconds', async () => {
    const tooLarge = Buffer.alloc(5 * 1024 * 1024);
    await send([
      messageOf('fine', 1),
      messageOf('bytes', 1, { value: Buffer.from('ffff', 'hex') }),
      messageOf('large', 1, { value: tooLarge }),
      withHeaders(messageOf('newer', 1), { ce_schemaversion: '2' }),
      withHeaders(messageOf('type', 1), { ce_type: 'repartee.directory.v1.TeamDissolved' }),
      { key: 'acme/team-foreign', value: 'hello' },
      messageOf('bytes', 2),
      messageOf('fine', 2),
    ]);
    const feed = openFeed('one');
    const subscription = await subscribe(feed);
    const began = performance.now();
    await subscription.caughtUp();

    expect(performance.now() - began).toBeLessThan(5000);
    expect(subscription.lag()).toBe(0);
    expect(seen).toEqual(['fine1', 'fine2']);
    expect(letters(feed).sort()).toEqual([
      ['bytes', 'bad_bytes'],
      ['bytes', 'behind_parked_event'],
      ['foreign', 'not_an_event'],
      ['large', 'too_large'],
      ['newer', 'unknown_version'],
      ['type', 'unknown_type'],
    ]);
  });

  it('hands out once what stands twice in it, even late and after a restart', async () => {
    await send([
      messageOf('red', 1),
      messageOf('red', 2),
      messageOf('red', 1),
      messageOf('red', 2),
      messageOf('red', 3),
    ]);
    const first = openFeed('one');
    await (await subscribe(first)).caughtUp();
    await first.stop();
    await send([messageOf('red', 1), messageOf('red', 2), messageOf('red', 3), messageOf('red', 4)]);
    await (await subscribe(openFeed('one'))).caughtUp();

    expect(seen).toEqual(['red1', 'red2', 'red3', 'red4']);
  });

  it('gives each event to one of the readers of a group, and to every reader that keeps it to itself', async () => {
    const [one, two] = [openFeed('one'), openFeed('two')];
    const own: string[] = [];
    const keep =
      (instance: string): Subscribe['handler'] =>
      (events) =>
        Promise.resolve(void own.push(...events.map((event) => `${instance}:${nameOf(event)}`)));
    const shared = [await subscribe(one), await subscribe(two)];
    const kept = [
      await subscribe(one, { group: 'keepers', audience: 'everyone', handler: keep('one') }),
      await subscribe(two, { group: 'keepers', audience: 'everyone', handler: keep('two') }),
    ];
    // Each has its share before anything is there, so that nothing changes hands on the way.
    await membersOf('readers', 2);
    await Promise.all(shared.map((subscription) => subscription.caughtUp()));
    await send(['a', 'b', 'c', 'd'].map((team) => messageOf(team, 1)));
    await Promise.all([...shared, ...kept].map((subscription) => subscription.caughtUp()));

    expect(seen.sort()).toEqual(['a1', 'b1', 'c1', 'd1']);
    expect(own.sort()).toEqual(['one:a1', 'one:b1', 'one:c1', 'one:d1', 'two:a1', 'two:b1', 'two:c1', 'two:d1']);
  });

  it('is heard whole by whoever keeps its place itself, at once, though nobody has missed the process before it', async () => {
    const keeper = (heard: string[]): Partial<Subscribe> => ({
      ...{ group: 'keepers', audience: 'everyone', positions: memoryPositions() },
      handler: (events) => Promise.resolve(void heard.push(...events.map(nameOf))),
    });
    const heard: string[] = [];
    await (await subscribe(openFeed('one'), keeper([]))).caughtUp();
    await send(['a', 'b', 'c', 'd'].map((team) => messageOf(team, 1)));
    await (await subscribe(openFeed('one'), keeper(heard))).caughtUp();

    expect(heard.sort()).toEqual(['a1', 'b1', 'c1', 'd1']);
  });

  it('keeps a stream parked when its partition passes to another process, which takes up a replay asked of anybody', async () => {
    await send([withHeaders(messageOf('red', 1), { ce_schemaversion: '2' }), messageOf('red', 2)]);
    const first = openFeed('one');
    await (await subscribe(first)).caughtUp();
    await first.stop();

    const second = openFeed('two');
    await send([messageOf('red', 3)]);
    const subscription = await subscribe(second);
    await subscription.caughtUp();
    expect(letters(second)).toEqual([
      ['red', 'unknown_version'],
      ['red', 'behind_parked_event'],
      ['red', 'behind_parked_event'],
    ]);

    const command = openFeed('command');
    await command.open();
    await command.deadLetters.drop('readers', createTestEvent('red1').id, { why: 'A trial', by: 'ops' });
    while (second.deadLetters.list().length > 0) await delay(20);
    await send([messageOf('red', 4)]);
    await subscription.caughtUp();
    expect(seen).toEqual(['red2', 'red3', 'red4']);
  });

  it('is subscribed to while Kafka is away, says so, and is read once it is there', async () => {
    await send([messageOf('red', 1)]);
    const proxied = createTestClient(brokers, { prefix: client.onCluster(''), proxied: true });
    brokers.proxies[0]?.cut();
    const subscription = await subscribe(openFeed('one', { client: proxied }));
    while (subscription.status().status !== 'retrying') await delay(10);
    expect(subscription.status()).toMatchObject({ code: 'kafka_away' });

    brokers.proxies[0]?.mend();
    await delay(100);
    while (seen.length === 0) await delay(10);
    expect(seen).toEqual(['red1']);
    await subscription.caughtUp();
    expect(subscription.status()).toEqual({ status: 'running' });

    brokers.proxies[0]?.cut();
    while (subscription.status().status !== 'retrying') await delay(10);
    brokers.proxies[0]?.mend();
    await send([messageOf('red', 2)]);
    while (seen.length < 2) await delay(10);
    expect(seen).toEqual(['red1', 'red2']);
  });

  it('keeps nobody waiting beyond their time while it is away, nor beyond the end of their reader', async () => {
    const proxied = createTestClient(brokers, { prefix: client.onCluster(''), proxied: true });
    const never = new Promise<void>(() => undefined);
    const away = await subscribe(openFeed('one', { client: proxied }));
    const unwritten = await subscribe(openFeed('two', { written: () => never }));
    await away.caughtUp();
    brokers.proxies[0]?.cut();

    await expect(away.caughtUp(200)).rejects.toMatchObject({ code: 'not_caught_up' });
    await expect(unwritten.caughtUp(200)).rejects.toMatchObject({ code: 'not_caught_up' });
    const waiting = [away, unwritten].map((subscription) => subscription.caughtUp().catch((error: unknown) => error));
    const began = performance.now();
    const stopping = feeds.map((feed) => feed.stop());
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: 'subscription_ended' });
    expect(performance.now() - began).toBeLessThan(1000);
    await Promise.all(stopping);
  });

  it('is known to its end where another topic is missing', async () => {
    const feed = openFeed('one');
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const subscription = await subscribe(feed, { handler: () => held });
    const waiting = await subscribe(feed, { group: 'early', topics: [topics.scores] });
    await send([messageOf('red', 1)]);
    while ((subscription.lag() ?? 0) < 1 || waiting.status().status !== 'retrying') await delay(10);
    await send([messageOf('red', 2), messageOf('red', 3)]);
    while ((subscription.lag() ?? 0) < 3) await delay(10);

    expect(waiting.status()).toMatchObject({ code: 'topic_missing' });
    letGo();
    await subscription.caughtUp();
  });

  it('lets a reader that was put out of the group handle nothing more, and note nothing', async () => {
    await send([messageOf('red', 1), messageOf('red', 2), messageOf('red', 3)]);
    const proxied = createTestClient(brokers, { prefix: client.onCluster(''), proxied: true, requestTimeoutMs: 500 });
    const slow: string[] = [];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const handler: Subscribe['handler'] = async (events) => {
      slow.push(...events.map(nameOf));
      await held;
    };
    await subscribe(openFeed('one', { client: proxied }), { handler, batchSize: 1 });
    while (slow.length === 0) await delay(10);
    // The first reader is cut off in the middle of an event; the second gets what it had, and goes on.
    brokers.proxies[0]?.cut();
    const second = await subscribe(openFeed('two'));
    while (seen.length < 3) await delay(10);
    brokers.proxies[0]?.mend();
    letGo();
    await send([messageOf('red', 4)]);
    const all = () => [...new Set([...seen, ...slow])].sort();
    while (!all().includes('red4')) await delay(10);

    expect(seen.slice(0, 3)).toEqual(['red1', 'red2', 'red3']);
    expect(slow.filter((name) => name !== 'red4')).toEqual(['red1']);
    expect(all()).toEqual(['red1', 'red2', 'red3', 'red4']);
    expect(second.status()).toEqual({ status: 'running' });
  });

  it('handles partitions side by side where the handler bears it', async () => {
    await send(['a', 'b'].map((team) => messageOf(team, 1)));
    let running = 0;
    let most = 0;
    const handler: Subscribe['handler'] = async () => {
      most = Math.max(most, ++running);
      await delay(300);
      running--;
    };
    await (await subscribe(openFeed('one'), { handler, parallel: 2 })).caughtUp();

    expect(most).toBe(2);
  });
});
