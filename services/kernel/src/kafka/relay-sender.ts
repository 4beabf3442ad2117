import type { Producer, TopicMessages } from 'kafkajs';
import kafkajs from 'kafkajs';

import type { KafkaClient } from './kafka-client.js';

/** After so many failures of one batch the producer is replaced: it may be the one that is stuck. */
const FAILURES_PER_PRODUCER = 3;

/**
 * Sends batches one after the other. The client library loses acknowledged messages when a second batch is in flight,
 * or when another one follows a failed one on the same idempotent producer: it numbers them alike, and the broker
 * acknowledges the second as a repetition of the first. So whoever calls sends the very same batch again until it is
 * acknowledged; on the same producer the broker knows it, on a new one it may be doubled, which readers bear.
 */
export class RelaySender {
  private producer: Producer | undefined;
  private failures = 0;

  constructor(private readonly client: KafkaClient) {}

  /** Resolves when all brokers concerned have it on all replicas in sync. */
  async send(topicMessages: readonly TopicMessages[]): Promise<void> {
    let producer: Producer | undefined;
    try {
      producer = this.producer ??= await this.connected();
      await producer.sendBatch({ acks: -1, topicMessages: topicMessages.map(copyOf) });
      this.failures = 0;
    } catch (error) {
      if (++this.failures % FAILURES_PER_PRODUCER === 0 || !mayKnowTheBatch(error)) await this.renew();
      throw error;
    } finally {
      // Closed in the meantime, it has connected again to try again.
      if (producer !== this.producer) await producer?.disconnect().catch(() => undefined);
    }
  }

  /** What is in flight comes to its end, one way or the other. */
  async close(): Promise<void> {
    await this.renew();
  }

  private async connected(): Promise<Producer> {
    const producer = this.client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 3 },
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
    return producer;
  }

  private async renew(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

/** The library writes into what it is given; what is sent again has to be what it was. */
function copyOf({ topic, messages }: TopicMessages): TopicMessages {
  return { topic, messages: [...messages] };
}

/** Retries came to an end, or a connection did; anything else means that broker and producer disagree on where they are. */
function mayKnowTheBatch(error: unknown): boolean {
  return error instanceof Error && error.name !== 'KafkaJSNonRetriableError';
}
