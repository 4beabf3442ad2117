import type { Producer } from 'kafkajs';

import { InTurn } from '../concurrency/in-turn.js';
import { RetriableError } from '../feed/feed-errors.js';
import type { DeadLetterRecord } from './dead-letter-records.js';
import { keyOf } from './dead-letter-records.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from './kafka-trouble.js';
import { kafkaLibrary } from './library.js';
import { DEAD_LETTER_TOPIC } from './topics.js';

/** Writes records of dead letters, one call after the other. */
export class DeadLetterWriter {
  private readonly turns = new InTurn();
  private producer: Promise<Producer> | undefined;

  constructor(private readonly client: KafkaClient) {}

  /** Resolves, once the brokers have them, to the place after them. Throws RetriableError. */
  async write(records: readonly DeadLetterRecord[]): Promise<number> {
    const messages = records.map((record) => ({ key: keyOf(record), value: JSON.stringify(record) }));
    const topic = this.client.onCluster(DEAD_LETTER_TOPIC);
    const [answer] = await this.turns.run('write', async () => {
      try {
        this.producer ??= this.connected();
        return await (await this.producer).send({ topic, acks: -1, messages });
      } catch (error) {
        await this.close();
        if (!isFromKafka(error)) throw error;
        throw new RetriableError(kafkaTroubleOf(error), 'Dead letters cannot be kept', { cause: error });
      }
    });
    return Number(answer?.baseOffset ?? 0) + records.length;
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    const connected = await producer?.catch(() => undefined);
    await connected?.disconnect().catch(() => undefined);
  }

  /** Not idempotent: a record that stands twice is taken once (DeadLetterTable), and the library's idempotence loses messages. */
  private async connected(): Promise<Producer> {
    const producer = this.client.kafka.producer({
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      createPartitioner: kafkaLibrary().Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }
}
