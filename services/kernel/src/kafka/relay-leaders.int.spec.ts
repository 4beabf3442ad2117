import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { streamOf, topics } from '@repartee/proto';
import type { Admin } from 'kafkajs';

import { createTestAppend, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { AdminSession } from './admin-session.js';
import { createTestClient, readTopic, testClock, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { SqliteOutbox } from './outbox.js';
import { Relay } from './relay.js';
import { untilServed } from './topics.js';

const TEAMS = Array.from({ length: 24 }, (_, index) => `team${index}`);
const ROUNDS = 9;
const BROKERS = [1, 2, 3] as const;

describe('a relay to three brokers', () => {
  let brokers: Brokers;
  let client: KafkaClient;
  let admin: AdminSession;
  let topic: string;

  beforeAll(async () => {
    brokers = await Brokers.start({ count: 3 });
    client = createTestClient(brokers);
    admin = new AdminSession(client);
    topic = client.onCluster(topics.directory);
    // Two replicas of three, so that a partition can be sent away from its leader.
    const replicaAssignment = BROKERS.map((broker, partition) => ({ partition, replicas: replicasFrom(broker) }));
    const configEntries = [{ name: 'min.insync.replicas', value: '1' }];
    await admin.ask((ask) =>
      ask.createTopics({ waitForLeaders: false, topics: [{ topic, replicaAssignment, configEntries }] }),
    );
    await admin.ask((ask) => untilServed(ask, [topic]));
  }, 120_000);

  afterAll(async () => {
    await admin.close();
    await brokers.stop();
  });

  it('loses nothing and keeps the order while partitions move to brokers that answer for others', async () => {
    const folder = createTestFolder();
    const path = folder.file('journal.sqlite');
    const journal = SqliteJournal.open(path);
    const outbox = SqliteOutbox.open(path);
    const onCommitted = (listener: () => void) => journal.onCommitted(listener);
    const relay = new Relay({ client, outbox, clock: testClock, randomness: testRandomness, onCommitted });
    relay.start();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await journal.appendAll(TEAMS.map((team) => createTestAppend(team, [`${team}-${round}`])));
        expect(await relay.relayed(30_000)).toBe(true);
        // The relay goes by what it knows of the leaders until a broker refuses.
        await admin.ask((ask) => moved(ask, topic, round % BROKERS.length));
      }
    } finally {
      await relay.stop();
      outbox.close();
      await journal.close();
      folder.remove();
    }

    const versions = new Map<string, number[]>();
    for (const { headers } of await readTopic(client, topics.directory)) {
      const stream = String(headers?.['ce_subject']);
      versions.set(stream, [...(versions.get(stream) ?? []), Number(headers?.['ce_streamversion'])]);
    }
    const all = Array.from({ length: ROUNDS }, (_, index) => index + 1);
    for (const team of TEAMS) {
      const seen = versions.get(streamOf.team('acme', team)) ?? [];
      // What stands twice was sent again on a new producer; each version comes first where it belongs.
      expect([...new Set(seen)]).toEqual(all);
    }
  }, 120_000);
});

function replicasFrom(broker: number): number[] {
  return [broker, (broker % BROKERS.length) + 1];
}

/** Sends the partition away from its leader, and waits until another leads it. */
async function moved(admin: Admin, topic: string, partition: number): Promise<void> {
  const before = await leaderOf(admin, topic, partition);
  const replicas = BROKERS.filter((broker) => broker !== before);
  await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition, replicas }] }] });
  while ((await leaderOf(admin, topic, partition)) === before) await delay(20);
}

async function leaderOf(admin: Admin, topic: string, partition: number): Promise<number> {
  const { topics: known } = await admin.fetchTopicMetadata({ topics: [topic] });
  return known[0]?.partitions.find(({ partitionId }) => partitionId === partition)?.leader ?? -1;
}
