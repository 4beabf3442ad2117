import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { fromBinary } from '@bufbuild/protobuf';
import { directoryV1, streamOf, topics } from '@repartee/proto';
import type { KafkaMessage } from 'kafkajs';

import type { Subscribe } from '../feed/feed.js';
import { createTestAppend, createTestEvent, createTestFolder, TEST_TIME } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { AdminSession } from './admin-session.js';
import { createTestClient, quickTiming, readTopic, testClock, testIds, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { SqliteOutbox } from './outbox.js';
import type { Outbox } from './outbox.js';
import type { RelayParts } from './relay.js';
import { Relay, relayTarget } from './relay.js';
import { KafkaFeed } from './kafka-feed.js';
import { RELAYED_AT_ONCE } from './relay-progress.js';
import { DEAD_LETTER_TOPIC, ensureTopics } from './topics.js';

const red = streamOf.team('acme', 'red');

describe('a relay', () => {
  let brokers: Brokers;
  let client: KafkaClient;
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;
  let outbox: SqliteOutbox;
  let relays: Relay[];

  beforeAll(async () => {
    brokers = await Brokers.start({ proxied: true });
  }, 120_000);

  afterAll(() => brokers.stop());

  beforeEach(async () => {
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
    outbox = SqliteOutbox.open(folder.file('journal.sqlite'));
    client = createTestClient(brokers, { proxied: true, requestTimeoutMs: 1000 });
    relays = [];
    await ensureTopics({ client, partitions: 1, names: [topics.directory] });
  });

  afterEach(async () => {
    brokers.proxies[0]?.mend();
    await Promise.all(relays.map((relay) => relay.stop(0)));
    outbox.close();
    await journal.close();
    folder.remove();
  });

  function startRelay(overrides: Partial<RelayParts> = {}): Relay {
    const onCommitted: RelayParts['onCommitted'] = (listener) => journal.onCommitted(listener);
    const relay = new Relay({
      client,
      outbox,
      clock: testClock,
      randomness: testRandomness,
      onCommitted,
      ...overrides,
    });
    relays.push(relay);
    relay.start();
    return relay;
  }

  const inKafka = () => readTopic(client, topics.directory);
  const idsOf = (messages: readonly KafkaMessage[]) => messages.map(({ headers }) => String(headers?.['ce_id']));
  const ids = (...names: string[]) => names.map((name) => createTestEvent(name).id);

  it('ships what was there and what is appended, in the order of the journal', async () => {
    await journal.append(createTestAppend('red', ['a', 'b']));
    const relay = startRelay();
    await journal.append(createTestAppend('blue', ['c']));
    await journal.append(createTestAppend('red', ['d']));

    expect(await relay.relayed(10_000)).toBe(true);
    expect(relay.lag()).toBe(0);
    expect(idsOf(await inKafka())).toEqual(ids('a', 'b', 'c', 'd'));
  });

  it('sends CloudEvents in binary mode, which any client of theirs can read', async () => {
    await journal.append(createTestAppend('red', ['a'], { causationId: '' }));
    await startRelay().relayed(10_000);
    const [message] = await inKafka();
    const headers = Object.fromEntries(
      Object.entries(message?.headers ?? {}).map(([key, value]) => [key, String(value)]),
    );

    expect(message?.key?.toString()).toBe(red);
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: createTestEvent('a').id,
      ce_type: 'repartee.directory.v1.TeamFormed',
      ce_source: '/repartee/directory',
      ce_subject: red,
      ce_time: new Date(TEST_TIME).toISOString(),
      ce_streamversion: '1',
      ce_schemaversion: '1',
      ce_organisation: 'acme',
      ce_correlationid: 'correlation-1',
      ce_actorkind: 'system',
      ce_actorid: 'test',
      'content-type': 'application/protobuf',
    });
    expect(fromBinary(directoryV1.TeamFormedSchema, message?.value ?? Buffer.alloc(0))).toMatchObject({ teamId: 'a' });
  });

  it('ships what this release cannot decode as it is', async () => {
    await journal.append(createTestAppend('red', ['a']));
    const db = openSqlite(folder.file('journal.sqlite'));
    db.exec(`UPDATE events SET type = 'repartee.directory.v1.TeamDissolved', data = x'ffff'`);
    db.close();
    await startRelay().relayed(10_000);
    const [message] = await inKafka();

    expect(String(message?.headers?.['ce_type'])).toBe('repartee.directory.v1.TeamDissolved');
    expect(message?.value).toEqual(Buffer.from('ffff', 'hex'));
  });

  it('lets appends go on while Kafka is away, says so, and catches up', async () => {
    const troubles: (string | undefined)[] = [];
    const relay = startRelay({ onTrouble: (trouble) => troubles.push(trouble?.code) });
    await journal.append(createTestAppend('red', ['a']));
    await relay.relayed(10_000);
    brokers.proxies[0]?.cut();
    for (const name of ['b', 'c', 'd']) await journal.append(createTestAppend('red', [name]));

    expect(await relay.relayed(1500)).toBe(false);
    expect(relay.status()).toMatchObject({ status: 'retrying', code: 'kafka_away' });
    expect(relay.lag()).toBe(3);

    brokers.proxies[0]?.mend();
    expect(await relay.relayed(30_000)).toBe(true);
    expect(relay.status()).toEqual({ status: 'running' });
    expect([troubles[0], troubles.at(-1)]).toEqual(['kafka_away', undefined]);
    expect([...new Set(idsOf(await inKafka()))]).toEqual(ids('a', 'b', 'c', 'd'));
  });

  it('goes on when a broker that was killed is back', async () => {
    const relay = startRelay();
    await journal.append(createTestAppend('red', ['a']));
    await relay.relayed(10_000);
    await brokers.brokers[0]?.kill();
    await journal.append(createTestAppend('red', ['b']));
    await brokers.brokers[0]?.start();
    await brokers.ready();

    expect(await relay.relayed(30_000)).toBe(true);
    expect([...new Set(idsOf(await inKafka()))]).toEqual(ids('a', 'b'));
  });

  it('goes on where another one was', async () => {
    await journal.append(createTestAppend('red', ['a']));
    expect(await startRelay().stop()).toBe(true);
    await journal.append(createTestAppend('red', ['b']));
    await startRelay().relayed(10_000);

    expect(idsOf(await inKafka())).toEqual(ids('a', 'b'));
  });

  it('ships all there is before it stops, and says where it could not', async () => {
    const relay = startRelay();
    await journal.append(createTestAppend('red', ['a']));
    expect(await relay.stop()).toBe(true);
    expect(idsOf(await inKafka())).toEqual(ids('a'));

    brokers.proxies[0]?.cut();
    const cutOff = startRelay();
    await journal.append(createTestAppend('red', ['b']));
    expect(await cutOff.stop(300)).toBe(false);
    expect(cutOff.status()).toEqual({ status: 'stopped' });
    const admin = new AdminSession(client);
    brokers.proxies[0]?.mend();
    expect(outbox.acknowledged(relayTarget(client, await admin.clusterId()))).toBe(1);
    await admin.close();
  });

  it('loses its notes with the power, and sends no more again than a reader that has just come leaves out', async () => {
    await ensureTopics({ client, partitions: 1, names: [DEAD_LETTER_TOPIC] });
    const names = Array.from({ length: 5000 }, (_, index) => `e${index}`);
    await journal.append(createTestAppend('red', names));
    // What is not safe is gone with the power; 'safe' is what a new relay finds.
    const safe = new Map<string, number>();
    const forgetful: Outbox = {
      rowsAfter: (...after) => outbox.rowsAfter(...after),
      lastSequence: () => outbox.lastSequence(),
      acknowledged: (target) => safe.get(target) ?? 0,
      acknowledge: (target, sequence, isSafe) => isSafe && safe.set(target, sequence),
      close: () => undefined,
    };
    const first = startRelay({ outbox: forgetful, pollMs: 60_000 });
    await first.relayed(60_000);
    await first.stop(0);
    const seen: number[] = [];
    const parts = { client, clock: testClock, ids: testIds, randomness: testRandomness, timing: quickTiming };
    const read = async (instance: string) => {
      const feed = new KafkaFeed({ ...parts, instance });
      const handler: Subscribe['handler'] = (events) =>
        Promise.resolve(void seen.push(...events.map(({ version }) => version)));
      await (await feed.subscribe({ group: 'readers', topics: [topics.directory], handler })).caughtUp();
      await feed.stop();
    };
    await read('before');
    const again = startRelay({ outbox: forgetful });
    await again.relayed(60_000);
    await read('after');

    const repeated = (await inKafka()).length - names.length;
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThan(2 * RELAYED_AT_ONCE);
    expect(seen).toEqual(names.map((_, index) => index + 1));
  }, 120_000);

  it('ships the journal of a process that is gone', async () => {
    await journal.append(createTestAppend('red', ['a', 'b']));
    await journal.close();
    const orphan = new Relay({ client, outbox, clock: testClock, randomness: testRandomness });
    relays.push(orphan);
    orphan.start();

    expect(await orphan.stop()).toBe(true);
    expect(idsOf(await inKafka())).toEqual(ids('a', 'b'));
  });

  it('waits for a topic that is not there yet', async () => {
    client = createTestClient(brokers, { requestTimeoutMs: 1000 });
    const relay = startRelay();
    await journal.append(createTestAppend('red', ['a']));

    expect(await relay.relayed(1500)).toBe(false);
    expect(relay.status()).toMatchObject({ status: 'retrying', code: 'topic_missing' });
    await ensureTopics({ client, partitions: 1, names: [topics.directory] });
    expect(await relay.relayed(30_000)).toBe(true);
  });
});
