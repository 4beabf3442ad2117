import { RetriableError } from '../feed/feed-errors.js';

/** Why Kafka does not do what was asked, as a stable code. All of it may pass, by itself or by somebody's hand. */
export type KafkaTrouble =
  'kafka_away' | 'kafka_refuses' | 'kafka_short_of_replicas' | 'topic_missing' | 'event_too_large';

const byType = new Map<string, KafkaTrouble>([
  ['UNKNOWN_TOPIC_OR_PARTITION', 'topic_missing'],
  ['NOT_ENOUGH_REPLICAS', 'kafka_short_of_replicas'],
  ['NOT_ENOUGH_REPLICAS_AFTER_APPEND', 'kafka_short_of_replicas'],
  ['MESSAGE_TOO_LARGE', 'event_too_large'],
  ['RECORD_LIST_TOO_LARGE', 'event_too_large'],
  ['TOPIC_AUTHORIZATION_FAILED', 'kafka_refuses'],
  ['GROUP_AUTHORIZATION_FAILED', 'kafka_refuses'],
  ['CLUSTER_AUTHORIZATION_FAILED', 'kafka_refuses'],
  ['SASL_AUTHENTICATION_FAILED', 'kafka_refuses'],
]);

export function kafkaTroubleOf(error: unknown): KafkaTrouble {
  for (const cause of causesOf(error)) {
    const trouble = byType.get(typeOf(cause) ?? '');
    if (trouble) return trouble;
    if (cause.name === 'KafkaJSSASLAuthenticationError') return 'kafka_refuses';
  }
  return 'kafka_away';
}

/** It was a broker who refused, so the connection to it is well; the library may have tried more than once. */
export function isRefusal(error: unknown): boolean {
  return [...causesOf(error)].some((cause) => typeOf(cause) !== undefined);
}

function* causesOf(error: unknown): Iterable<Error> {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) yield cause;
}

/** The code of an error after which another attempt may succeed, or undefined. */
export function passingTroubleOf(error: unknown): string | undefined {
  if (error instanceof RetriableError) return error.code;
  return isFromKafka(error) ? kafkaTroubleOf(error) : undefined;
}

/** The broker's own name of an error, where it was the broker who refused. */
export function typeOf(error: unknown): string | undefined {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** The error comes from the client library, so it tells of Kafka and not of a fault of ours. */
export function isFromKafka(error: unknown): boolean {
  return error instanceof Error && (error.name.startsWith('KafkaJS') || isNotConnected(error));
}

/**
 * The library is about to ask a broker to whom its connection has just gone. Where it does so while it looks who leads a
 * partition, it passes on a bare Error: there is nothing to know it by but its text.
 */
const isNotConnected = ({ name, message }: Error): boolean => name === 'Error' && message === 'Broker not connected';
