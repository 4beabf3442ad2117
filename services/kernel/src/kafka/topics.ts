import { setTimeout as delay } from 'node:timers/promises';

import { topics } from '@repartee/proto';
import type { Admin, ITopicConfig } from 'kafkajs';

import type { KafkaClient } from './kafka-client.js';
import type { TopicLayout } from './kafka-source.js';
import { kafkaTroubleOf } from './kafka-trouble.js';

/** Events that wait because their stream is parked; one partition, because who reads it needs one order. */
export const DEAD_LETTER_TOPIC = 'repartee.dead-letters.v1';

/** Above every event that a journal takes, with what travels beside it. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export interface EnsureTopics extends TopicLayout {
  client: KafkaClient;
  /** Default: every topic of the product. */
  names?: readonly string[];
}

/** A topic is there, but not as it has to be; the message says what differs, and nothing was changed. */
export class TopicUnfit extends Error {
  readonly code = 'topic_unfit';

  constructor(topic: string, sentence: string) {
    super(`The topic ${topic} ${sentence}`);
    this.name = 'TopicUnfit';
  }
}

/**
 * Makes the topics that are not there yet: at deployment, never on the way. Answers which were made. A topic that is
 * there stays as it is; one that would lose events is refused. Throws TopicUnfit.
 */
export async function ensureTopics(ensure: EnsureTopics): Promise<string[]> {
  const { client, names = [...Object.values(topics), DEAD_LETTER_TOPIC] } = ensure;
  const admin = client.kafka.admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const wanted = names.map(client.onCluster);
    const replication = ensure.replication ?? (await defaultReplication(admin));
    const there = { names: wanted.filter((name) => present.has(name)), replication };
    await refuseUnfit(admin, there, client.onCluster(DEAD_LETTER_TOPIC));
    const missing = names.filter((name) => !present.has(client.onCluster(name)));
    if (missing.length === 0) return [];
    await refuseTooFewBrokers(admin, missing[0] ?? '', replication);
    const settings = missing.map((name) => settingsOf(name, { ...ensure, replication }));
    await admin.createTopics({
      topics: settings.map((one) => ({ ...one, topic: client.onCluster(one.topic) })),
      waitForLeaders: false,
    });
    await untilServed(admin, missing.map(client.onCluster)); // prettier-ignore
    return missing;
  } finally {
    await admin.disconnect();
  }
}

const SERVED_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Resolves when every partition has a leader: a broker may know nothing yet of a topic that the controller has made. */
export async function untilServed(admin: Admin, names: readonly string[]): Promise<void> {
  const deadline = performance.now() + SERVED_WITHIN_MS;
  while (!(await areServed(admin, names))) {
    if (performance.now() > deadline) throw new Error(`The new topics have no leaders: ${names.join(', ')}`);
    await delay(LOOK_EVERY_MS);
  }
}

async function areServed(admin: Admin, names: readonly string[]): Promise<boolean> {
  try {
    const { topics: known } = await admin.fetchTopicMetadata({ topics: [...names] });
    return known.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0));
  } catch (error) {
    if (kafkaTroubleOf(error) === 'topic_missing') return false;
    throw error;
  }
}

function settingsOf(
  topic: string,
  { partitions = 12, replication }: TopicLayout & { replication: number },
): ITopicConfig {
  const entries = {
    // The log is the record: nothing of it goes by age, by size, or because something newer has the same key.
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'max.message.bytes': String(MAX_MESSAGE_BYTES),
    // The broker's clock: an event's own time may lie far back (a relay that catches up), which brokers may refuse.
    'message.timestamp.type': 'LogAppendTime',
    'min.insync.replicas': String(inSync(replication)),
  };
  return {
    topic,
    numPartitions: topic === DEAD_LETTER_TOPIC ? 1 : partitions,
    replicationFactor: replication,
    configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
  };
}

/** So many brokers have an event before it counts: one may be away, or the only one has it. */
const inSync = (replication: number): number => Math.max(1, replication - 1);

async function defaultReplication(admin: Admin): Promise<number> {
  const { brokers } = await admin.describeCluster();
  return brokers.length >= 3 ? 3 : 1;
}

/** A sentence in place of the broker's refusal of each topic. */
async function refuseTooFewBrokers(admin: Admin, topic: string, replication: number): Promise<void> {
  const { brokers } = await admin.describeCluster();
  if (brokers.length < replication)
    throw new TopicUnfit(topic, `is to have ${replication} copies, and brokers that are up at the moment: ${brokers.length}. Start the others, or set KAFKA_REPLICATION to their number.`); // prettier-ignore
}

const TOPIC_RESOURCE = 2;

interface TopicsThere {
  names: readonly string[];
  /** Copies that each is to have. */
  replication: number;
}

/** `deadLetters`: what that topic is called on the cluster. */
async function refuseUnfit(admin: Admin, { names, replication }: TopicsThere, deadLetters: string): Promise<void> {
  if (names.length === 0) return;
  await refuseLayout(admin, { names, replication }, deadLetters);
  const configNames = ['cleanup.policy', 'retention.ms', 'retention.bytes', 'max.message.bytes', 'min.insync.replicas'];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: TOPIC_RESOURCE, name, configNames })),
  });
  for (const { resourceName, configEntries } of resources) {
    const valueOf = (name: string) => configEntries.find(({ configName }) => configName === name)?.configValue;
    if (valueOf('cleanup.policy') !== 'delete')
      throw new TopicUnfit(resourceName, 'is compacted, which would lose events: set cleanup.policy=delete.');
    for (const name of ['retention.ms', 'retention.bytes'])
      if (valueOf(name) !== '-1') throw new TopicUnfit(resourceName, `does not keep everything: set ${name}=-1.`);
    if (Number(valueOf('max.message.bytes')) < MAX_MESSAGE_BYTES)
      throw new TopicUnfit(resourceName, `refuses events that a journal takes: set max.message.bytes=${MAX_MESSAGE_BYTES} or more.`); // prettier-ignore
    if (Number(valueOf('min.insync.replicas')) < inSync(replication))
      throw new TopicUnfit(resourceName, `counts an event as kept before enough brokers have it: set min.insync.replicas=${inSync(replication)}, or KAFKA_REPLICATION to the copies that you want.`); // prettier-ignore
  }
}

async function refuseLayout(admin: Admin, { names, replication }: TopicsThere, deadLetters: string): Promise<void> {
  const { topics: known } = await admin.fetchTopicMetadata({ topics: [...names] });
  for (const { name, partitions } of known) {
    if (name === deadLetters && partitions.length !== 1)
      throw new TopicUnfit(name, `has ${partitions.length} partitions, and dead letters need one order: make it anew with one.`); // prettier-ignore
    const copies = Math.min(...partitions.map(({ replicas }) => replicas.length));
    if (copies < replication)
      throw new TopicUnfit(name, `has ${copies} of the ${replication} copies that it is to have: give each partition ${replication} brokers with kafka-reassign-partitions.sh, or set KAFKA_REPLICATION=${copies}.`); // prettier-ignore
  }
}
