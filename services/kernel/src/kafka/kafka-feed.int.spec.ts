import { afterAll, beforeAll } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { streamOf, topics } from '@repartee/proto';

import type { FeedHarness } from '../feed/feed.contract.js';
import { describeFeed } from '../feed/feed.contract.js';
import { createTestEvent, createTestFolder, TEST_TIME } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { toEntry } from '../journal/event-row.js';
import { fromMessage } from './cloud-events.js';
import type { Decode } from './entries.js';
import { decode } from './entries.js';
import { createTestClient, quickTiming, testClock, testIds, testRandomness } from './kafka.fixtures.js';
import { KafkaFeed } from './kafka-feed.js';
import { SqliteOutbox } from './outbox.js';
import { Relay } from './relay.js';
import { DEAD_LETTER_TOPIC, ensureTopics } from './topics.js';

let brokers: Brokers;

beforeAll(async () => {
  brokers = await Brokers.start();
}, 120_000);

afterAll(() => brokers.stop());

async function createHarness(): Promise<FeedHarness> {
  const folder = createTestFolder();
  const path = folder.file('journal.sqlite');
  const journal = SqliteJournal.open(path);
  const outbox = SqliteOutbox.open(path);
  const client = createTestClient(brokers);
  const parts = { client, clock: testClock, ids: testIds, randomness: testRandomness };
  await ensureTopics({ client, partitions: 3, names: [topics.directory, topics.catalog, DEAD_LETTER_TOPIC] });
  const relay = new Relay({ ...parts, outbox, onCommitted: (listener) => journal.onCommitted(listener), pollMs: 20 });
  relay.start();
  const mended = new Set<string>();
  const decodeMended: Decode = (topic, partition, message) => {
    const row = fromMessage(topic, message);
    const isMended = row !== undefined && mended.has(row.id);
    return isMended ? toEntry({ ...row, type: 'repartee.directory.v1.TeamFormed' }) : decode(topic, partition, message);
  };
  const open = (instance: string) =>
    new KafkaFeed({
      ...parts,
      instance,
      timing: quickTiming,
      decode: decodeMended,
      endsEveryMs: 100,
      written: () => relay.relayed(),
    });
  let feed = open('one');
  return {
    get feed() {
      return feed;
    },
    append: async (append) => {
      await journal.append(append);
      await relay.relayed();
    },
    appendUnknown: async (team, name) => {
      const stream = streamOf.team('acme', team);
      const db = openSqlite(path);
      db.prepare(
        `INSERT INTO events (topic, stream, version, id, type, schema_version, occurred_at, organisation,
           correlation_id, causation_id, actor_kind, actor_id, data)
         VALUES (?, ?, ?, ?, 'repartee.directory.v1.TeamDissolved', 1, ?, 'acme', '', '', 'system', 'test', x'0a0178')`,
      ).run([topics.directory, stream, journal.head(stream) + 1, createTestEvent(name).id, TEST_TIME]);
      db.close();
      await relay.relayed();
    },
    mend: (name) => {
      mended.add(createTestEvent(name).id);
      return Promise.resolve();
    },
    restart: async () => {
      await feed.stop();
      feed = open('one');
    },
    another: () => Promise.resolve(open('two')),
    slowMs: 2 * quickTiming.sessionTimeoutMs,
    close: async () => {
      await feed.stop();
      await relay.stop();
      outbox.close();
      await journal.close();
      folder.remove();
    },
  };
}

describeFeed('the feed that reads Kafka', createHarness);
