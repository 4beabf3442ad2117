import { setTimeout as delay } from 'node:timers/promises';

import type { Brokers } from '@repartee/brokers';
import type { KafkaMessage } from 'kafkajs';

import { SystemClock } from '../ports/system-clock.js';
import { TimeOrderedIds } from '../ports/ids.js';
import { SystemRandomness } from '../ports/randomness.js';
import { PinoLog } from '../telemetry/log.js';
import type { KafkaClient } from './kafka-client.js';
import { AdminSession } from './admin-session.js';
import { createKafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';

export const testClock = new SystemClock();
export const testRandomness = new SystemRandomness();
export const testIds = new TimeOrderedIds(testClock, testRandomness);

/** Groups that notice things soon. */
export const quickTiming: KafkaTiming = {
  sessionTimeoutMs: 1500,
  heartbeatMs: 200,
  rebalanceTimeoutMs: 5000,
  maxWaitMs: 50,
};

export interface CreateTestClient {
  /** Default: a prefix of its own, so that topics and groups are nobody else's. */
  prefix?: string;
  proxied?: boolean;
  clientId?: string;
  requestTimeoutMs?: number;
}

export function createTestClient(brokers: Brokers, create: CreateTestClient = {}): KafkaClient {
  const { prefix = `${testIds.next().slice(-8)}.`, proxied = false, clientId = 'test', requestTimeoutMs } = create;
  return createKafkaClient({
    source: { brokers: proxied ? brokers.proxiedAddresses : brokers.addresses, prefix },
    clientId,
    log: new PinoLog({ service: 'test', level: 'silent' }),
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
  });
}

/** Everything that lies in a topic now, partition after partition. */
export async function readTopic(client: KafkaClient, topic: string): Promise<KafkaMessage[]> {
  const admin = new AdminSession(client);
  const expected = [...(await admin.ends([topic])).values()].reduce((sum, { low, high }) => sum + high - low, 0);
  await admin.close();
  const consumer = client.kafka.consumer({ groupId: client.onCluster(testIds.next()), maxWaitTimeInMs: 50 });
  const read: { partition: number; message: KafkaMessage }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [client.onCluster(topic)], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ partition, message }) => Promise.resolve(void read.push({ partition, message })),
  });
  while (read.length < expected) await delay(10);
  await consumer.disconnect();
  return read.sort((a, b) => a.partition - b.partition).map(({ message }) => message);
}
