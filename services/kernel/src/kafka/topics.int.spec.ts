import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { topics } from '@repartee/proto';

import { AdminSession } from './admin-session.js';
import { createTestClient } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { DEAD_LETTER_TOPIC, ensureTopics, untilServed } from './topics.js';

const TOPIC = 2;
const KEEPING = { 'retention.ms': '-1', 'max.message.bytes': '8388608' };

async function settingsOf(client: KafkaClient, topic: string) {
  const admin = new AdminSession(client);
  const name = client.onCluster(topic);
  try {
    const metadata = await admin.ask((ask) => ask.fetchTopicMetadata({ topics: [name] }));
    const { resources } = await admin.ask((ask) =>
      ask.describeConfigs({ includeSynonyms: false, resources: [{ type: TOPIC, name }] }),
    );
    const partitions = metadata.topics[0]?.partitions ?? [];
    const config = Object.fromEntries(
      (resources[0]?.configEntries ?? []).map(({ configName, configValue }) => [configName, configValue]),
    );
    return { partitions: partitions.length, replicas: partitions[0]?.replicas.length, config };
  } finally {
    await admin.close();
  }
}

async function createTopic(
  client: KafkaClient,
  topic: string,
  config: Record<string, string>,
  replicationFactor = 1,
): Promise<void> {
  const admin = new AdminSession(client);
  const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
  const name = client.onCluster(topic);
  const made = [{ topic: name, numPartitions: 2, replicationFactor, configEntries }];
  await admin.ask((ask) => ask.createTopics({ topics: made, waitForLeaders: false }));
  await admin.ask((ask) => untilServed(ask, [name]));
  await admin.close();
}

describe('the topics on one broker', () => {
  let brokers: Brokers;

  beforeAll(async () => {
    brokers = await Brokers.start();
  }, 120_000);

  afterAll(() => brokers.stop());

  it('are made once, keep everything, and are never compacted', async () => {
    const client = createTestClient(brokers);

    expect(await ensureTopics({ client })).toEqual([...Object.values(topics), DEAD_LETTER_TOPIC]);
    expect(await ensureTopics({ client })).toEqual([]);
    expect(await settingsOf(client, topics.sessions)).toMatchObject({
      partitions: 12,
      replicas: 1,
      config: {
        'cleanup.policy': 'delete',
        'retention.ms': '-1',
        'retention.bytes': '-1',
        'max.message.bytes': '8388608',
        'min.insync.replicas': '1',
      },
    });
    expect(await settingsOf(client, DEAD_LETTER_TOPIC)).toMatchObject({ partitions: 1 });
  });

  it('are not made where there are fewer brokers than they are to have copies', async () => {
    const making = ensureTopics({ client: createTestClient(brokers), names: [topics.scores], replication: 3 });
    await expect(making).rejects.toThrow(
      /scores\.v1 is to have 3 copies, and brokers that are up at the moment: 1\. Start the others, or set KAFKA_REPLICATION/,
    );
  });

  it('stay as they are where they are there, whatever is asked for', async () => {
    const client = createTestClient(brokers);
    await createTopic(client, topics.scores, { 'retention.ms': '-1', 'max.message.bytes': '8388608' });

    expect(await ensureTopics({ client, names: [topics.scores], partitions: 6 })).toEqual([]);
    expect(await settingsOf(client, topics.scores)).toMatchObject({ partitions: 2 });
  });

  it('are refused where they would lose events', async () => {
    const client = createTestClient(brokers);
    await createTopic(client, topics.scores, { 'cleanup.policy': 'compact', 'retention.ms': '-1' });
    await createTopic(client, topics.access, { 'retention.ms': '604800000' });
    await createTopic(client, topics.catalog, { 'cleanup.policy': 'compact,delete', 'retention.ms': '-1' });

    await expect(ensureTopics({ client, names: [topics.scores] })).rejects.toThrow(
      /scores\.v1 is compacted, which would lose events: set cleanup\.policy=delete\.$/,
    );
    await expect(ensureTopics({ client, names: [topics.access] })).rejects.toThrow(
      /access\.v1 does not keep everything: set retention\.ms=-1\.$/,
    );
    await expect(ensureTopics({ client, names: [topics.catalog] })).rejects.toThrow(/catalog\.v1 is compacted/);
  });

  it('are refused where they would take less than a journal does', async () => {
    const client = createTestClient(brokers);
    await createTopic(client, topics.scores, { 'retention.ms': '-1', 'max.message.bytes': '8388607' });

    await expect(ensureTopics({ client, names: [topics.scores] })).rejects.toThrow(
      /scores\.v1 refuses events that a journal takes: set max\.message\.bytes=8388608 or more\.$/,
    );
  });

  it('are refused where dead letters have more than one order', async () => {
    const client = createTestClient(brokers);
    await createTopic(client, DEAD_LETTER_TOPIC, { 'retention.ms': '-1', 'max.message.bytes': '8388608' });

    await expect(ensureTopics({ client, names: [DEAD_LETTER_TOPIC] })).rejects.toThrow(
      /dead-letters\.v1 has 2 partitions, and dead letters need one order: make it anew with one\.$/,
    );
  });
});

describe('the topics on three brokers', () => {
  it('lie on all three, take no event that only one has, and are refused where they would', async () => {
    const brokers = await Brokers.start({ count: 3, sessionTimeoutMs: 20_000 });
    try {
      const client = createTestClient(brokers);
      await ensureTopics({ client, names: [topics.sessions] });
      expect(await settingsOf(client, topics.sessions)).toMatchObject({
        partitions: 12,
        replicas: 3,
        config: { 'min.insync.replicas': '2' },
      });
      expect(await ensureTopics({ client, names: [topics.sessions] })).toEqual([]);

      // As they are made while only one broker is up.
      await createTopic(client, topics.scores, KEEPING);
      const scores = { client, names: [topics.scores] };
      const refusal = /scores\.v1 has 1 of the 3 copies that it is to have: .* or set KAFKA_REPLICATION=1\.$/;
      await expect(ensureTopics(scores)).rejects.toThrow(refusal);
      await expect(ensureTopics({ ...scores, replication: 3 })).rejects.toThrow(refusal);
      expect(await ensureTopics({ ...scores, replication: 1 })).toEqual([]);

      await createTopic(client, topics.access, { ...KEEPING, 'min.insync.replicas': '1' }, 3);
      await expect(ensureTopics({ client, names: [topics.access] })).rejects.toThrow(/access\.v1 counts an event as kept before enough brokers have it: set min\.insync\.replicas=2/); // prettier-ignore
    } finally {
      await brokers.stop();
    }
  }, 120_000);
});
