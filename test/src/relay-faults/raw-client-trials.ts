import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Brokers } from '@repartee/brokers';
import { untilServed } from '@repartee/kernel';
import type { Producer } from 'kafkajs';
import kafkajs from 'kafkajs';

const { Kafka, Partitioners, logLevel } = kafkajs;

/**
 * Two ordinary ways to use the client library by which it loses what it has acknowledged, when one response of the
 * broker is lost. The relay avoids both; this is the record of why.
 */
export const rawPatterns = {
  /** Several sends at once on an idempotent producer. */
  several_in_flight: { lanes: 5, retries: 20, drops: 1 },
  /** One at a time; the retries of one come to an end, and the next batch follows on the same producer. */
  next_after_exhausted: { lanes: 1, retries: 1, drops: 2 },
} as const;

export type RawPattern = keyof typeof rawPatterns;

export interface RawOutcome {
  trials: number;
  fired: number;
  acknowledged: number;
  /** Acknowledged, and not in the log. */
  lost: number;
  trialsWithLoss: number;
}

const SENDS_A_LANE = 20;
const MESSAGES_A_SEND = 10;

export async function runRawTrials(brokers: Brokers, pattern: RawPattern, trials: number): Promise<RawOutcome> {
  const topic = `raw-${randomUUID()}`;
  const direct = new Kafka({ brokers: brokers.addresses, logLevel: logLevel.NOTHING });
  const admin = direct.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false });
  await untilServed(admin, [topic]);
  const acknowledged: string[] = [];
  const before = brokers.proxies[0]?.fired ?? 0;
  for (let trial = 0; trial < trials; trial++)
    acknowledged.push(...(await runTrial(brokers, topic, { trial, ...rawPatterns[pattern] })));
  const [end] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const inLog = await readAll(direct, topic, Number(end?.high ?? 0));
  const lost = acknowledged.filter((value) => !inLog.has(value));
  return {
    trials,
    fired: (brokers.proxies[0]?.fired ?? 0) - before,
    acknowledged: acknowledged.length,
    lost: lost.length,
    trialsWithLoss: new Set(lost.map((value) => value.split(':')[0])).size,
  };
}

interface RawTrial {
  trial: number;
  lanes: number;
  retries: number;
  drops: number;
}

/** What the library said is written. */
async function runTrial(
  brokers: Brokers,
  topic: string,
  { trial, lanes, retries, drops }: RawTrial,
): Promise<string[]> {
  const retry = { initialRetryTime: 30, maxRetryTime: 200, retries };
  const kafka = new Kafka({ brokers: brokers.proxiedAddresses, logLevel: logLevel.NOTHING, retry });
  const producer = kafka.producer({
    ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, retry },
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const sends = lanes * SENDS_A_LANE;
  brokers.proxies[0]?.arm({
    fault: 'drop-response',
    request: lanes + Math.ceil((trial * 7) % (sends / 2)) + 1,
    times: drops,
  });
  const acknowledged: string[] = [];
  let next = 0;
  const lane = async () => {
    while (next < sends) acknowledged.push(...(await sendOne(producer, topic, `${trial}:${next++}`)));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await producer.disconnect();
  brokers.proxies[0]?.disarm();
  return acknowledged;
}

async function sendOne(producer: Producer, topic: string, name: string): Promise<string[]> {
  const values = Array.from({ length: MESSAGES_A_SEND }, (_, index) => `${name}:${index}`);
  try {
    await producer.send({ topic, acks: -1, messages: values.map((value) => ({ value, partition: 0 })) });
    return values;
  } catch {
    return [];
  }
}

async function readAll(kafka: InstanceType<typeof Kafka>, topic: string, count: number): Promise<ReadonlySet<string>> {
  const consumer = kafka.consumer({ groupId: `read-${topic}`, maxWaitTimeInMs: 50 });
  const seen = new Set<string>();
  let read = 0;
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      read++;
      seen.add(message.value?.toString() ?? '');
      return Promise.resolve();
    },
  });
  while (read < count) await delay(20);
  await consumer.disconnect();
  return seen;
}
