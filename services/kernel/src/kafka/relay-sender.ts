import type { ICustomPartitioner, Producer, RecordMetadata, TopicMessages } from 'kafkajs';

import type { KafkaClient } from './kafka-client.js';
import { kafkaLibrary } from './library.js';

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
  /** Where the batch in flight belongs, by topic and partition. */
  private readonly meant = new Set<string>();

  constructor(private readonly client: KafkaClient) {}

  /** Resolves when all brokers concerned have it on all replicas in sync. */
  async send(topicMessages: readonly TopicMessages[]): Promise<void> {
    let producer: Producer | undefined;
    try {
      producer = this.producer ??= await this.connected();
      this.meant.clear();
      const written = await producer.sendBatch({ acks: -1, topicMessages: topicMessages.map(copyOf) });
      this.refuseGaps(written);
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

  /**
   * Where a partition moves to a broker that has answered already, the library asks that broker no more, and calls the
   * batch sent.
   */
  private refuseGaps(written: readonly RecordMetadata[]): void {
    const answered = new Set(written.map(({ topicName, partition }) => placeOf(topicName, partition)));
    const missing = [...this.meant].filter((place) => !answered.has(place));
    if (missing.length > 0) throw new PartlySent(missing);
  }

  private readonly partitioner: ICustomPartitioner = () => {
    const partitionOf = kafkaLibrary().Partitioners.DefaultPartitioner();
    return (message) => {
      const partition = partitionOf(message);
      this.meant.add(placeOf(message.topic, partition));
      return partition;
    };
  };

  private async connected(): Promise<Producer> {
    const producer = this.client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: this.partitioner,
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

const placeOf = (topic: string, partition: number) => `${topic}/${partition}`;

/** Some partitions have the batch, others do not; sent again on a new producer, the former have it twice. */
export class PartlySent extends Error {
  constructor(missing: readonly string[]) {
    super(`No broker has answered for ${missing.join(', ')}`);
    this.name = 'PartlySent';
  }
}

/** Retries came to an end, or a connection did; anything else means that broker and producer disagree on where they are. */
function mayKnowTheBatch(error: unknown): boolean {
  return error instanceof Error && error.name !== 'KafkaJSNonRetriableError' && !(error instanceof PartlySent);
}
