import type { Kafka, logCreator, SASLOptions } from 'kafkajs';

import type { Log } from '../telemetry/log.js';
import type { KafkaSource } from './kafka-source.js';
import { kafkaLibrary } from './library.js';
import { passOverPastTimers } from './past-timers.js';

export interface KafkaClientParts {
  source: KafkaSource;
  /** Names this process to the brokers, for example sessions-0. */
  clientId: string;
  log: Log;
  /** How long an answer may take, in milliseconds; default 10,000. */
  requestTimeoutMs?: number;
}

/** What everything that speaks with Kafka is made of; connects nobody by itself. */
export interface KafkaClient {
  kafka: Kafka;
  clientId: string;
  /** The name of a topic, or of a group, on the cluster. */
  onCluster: (name: string) => string;
  /** The other way round. */
  inProduct: (name: string) => string;
}

/** Few and quick: those who call try again with pauses of their own, and say so. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 };
const CONNECT_WITHIN_MS = 3000;

export function createKafkaClient(parts: KafkaClientParts): KafkaClient {
  const { source, clientId, log, requestTimeoutMs = 10_000 } = parts;
  const { prefix = '' } = source;
  passOverPastTimers();
  const { Kafka, logLevel } = kafkaLibrary();
  const kafka = new Kafka({
    clientId,
    brokers: [...source.brokers],
    connectionTimeout: CONNECT_WITHIN_MS,
    requestTimeout: requestTimeoutMs,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: logTo(log),
    ...(source.tls && { ssl: source.tls }),
    ...(source.sasl && { sasl: source.sasl as SASLOptions }),
  });
  return {
    kafka,
    clientId,
    onCluster: (name) => prefix + name,
    inProduct: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name),
  };
}

/**
 * The library's own lines are for whoever looks for a fault: it calls much an error that passes by itself. What
 * matters of it is told by relay and feed, as their status.
 */
function logTo(log: Log): logCreator {
  return () =>
    ({ namespace, label, log: { message, groupId, broker, error } }) =>
      log.debug({ from: `kafka ${namespace}`, label, groupId: groupId as unknown, broker: broker as unknown, error: error as unknown }, message); // prettier-ignore
}
