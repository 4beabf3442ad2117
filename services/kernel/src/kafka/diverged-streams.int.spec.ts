import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { streamOf, topics } from '@repartee/proto';

import { createTestAppend, createTestEvent, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { createTestClient, quickTiming, testClock, testIds, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { KafkaFeed } from './kafka-feed.js';
import { SqliteOutbox } from './outbox.js';
import { Relay } from './relay.js';
import { DEAD_LETTER_TOPIC, ensureTopics } from './topics.js';

const stream = streamOf.team('acme', 'red');

describe('a stream that two journals have written', () => {
  let brokers: Brokers;
  let client: KafkaClient;
  let folder: ReturnType<typeof createTestFolder>;

  beforeAll(async () => {
    brokers = await Brokers.start();
  }, 120_000);

  afterAll(() => brokers.stop());

  beforeEach(async () => {
    folder = createTestFolder();
    client = createTestClient(brokers);
    await ensureTopics({ client, partitions: 1, names: [topics.directory, DEAD_LETTER_TOPIC] });
  });

  afterEach(() => folder.remove());

  /** Ships a journal that has these events of the stream, and nothing else. */
  async function ship(journalName: string, events: readonly string[]): Promise<void> {
    const path = folder.file(journalName);
    const journal = SqliteJournal.open(path);
    await journal.append(createTestAppend('red', events));
    const outbox = SqliteOutbox.open(path);
    const parts = { client, outbox, clock: testClock, randomness: testRandomness };
    const relay = new Relay({ ...parts, onCommitted: (listener) => journal.onCommitted(listener), pollMs: 20 });
    relay.start();
    await relay.relayed();
    await relay.stop();
    outbox.close();
    await journal.close();
  }

  it('is parked at the event whose version another one has, is told of, and goes on once that is given up', async () => {
    await ship('lost.sqlite', ['one', 'two']);
    await ship('put-back.sqlite', ['one', 'another', 'three']);
    const seen: string[] = [];
    const told: string[] = [];
    const feed = new KafkaFeed({
      ...{ client, clock: testClock, ids: testIds, randomness: testRandomness, instance: 'one', timing: quickTiming },
      onDiverged: (group, { id, version }) => told.push(`${group} ${version} ${id}`),
    });
    const handler = (events: readonly { id: string }[]) =>
      Promise.resolve(void seen.push(...events.map(({ id }) => id)));
    const subscription = await feed.subscribe({ group: 'readers', topics: [topics.directory], handler });
    await subscription.caughtUp();
    const [one, two, another, three] = ['one', 'two', 'another', 'three'].map((name) => createTestEvent(name).id);

    expect(seen).toEqual([one, two]);
    expect(told).toEqual([`readers 2 ${another}`]);
    const waiting = () => feed.deadLetters.list().map(({ eventId, reason }) => [eventId, reason]);
    expect(waiting()).toEqual([[another, 'diverged'], [three, 'behind_parked_event']]); // prettier-ignore
    await feed.deadLetters.replay('readers', another ?? '');
    expect(waiting()).toEqual([[another, 'diverged'], [three, 'behind_parked_event']]); // prettier-ignore
    expect(feed.deadLetters.list()[0]?.stream).toBe(stream);

    await feed.deadLetters.drop('readers', another ?? '', { why: 'An old journal', by: 'ops' });
    expect(seen).toEqual([one, two, three]);
    expect(waiting()).toEqual([]);
    await feed.stop();
  }, 60_000);
});
