import type { KafkaSource } from '../kafka/kafka-source.js';

const WHAT_TO_DO: Readonly<Record<string, (brokers: string) => string>> = {
  kafka_away: (brokers) => `Kafka does not answer at ${brokers}: see that it runs, and that KAFKA_BROKERS is right`,
  kafka_refuses: () => 'Kafka lets nobody in: see KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and what that user may do',
  topic_missing: () => 'A topic is not there: make it with npm run -s topics',
};

/** What Kafka does not do, by the code of the trouble, and what to do about it: a sentence. */
export function kafkaAdvice(code: string, { brokers }: Pick<KafkaSource, 'brokers'>): string {
  return `${WHAT_TO_DO[code]?.(brokers.join(', ')) ?? 'Kafka does not do what it is asked'} (${code}).`;
}
