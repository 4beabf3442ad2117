import type { Brokers } from '@repartee/brokers';

import { SystemClock } from '../ports/system-clock.js';
import { TimeOrderedIds } from '../ports/ids.js';
import { SystemRandomness } from '../ports/randomness.js';
import { PinoLog } from '../telemetry/log.js';
import type { KafkaClient } from './kafka-client.js';
import { createKafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './log-consumer.js';

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
