import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ICustomPartitioner, ProducerBatch, ProducerConfig, RecordMetadata } from 'kafkajs';

import type { KafkaClient } from './kafka-client.js';
import { PartlySent, RelaySender } from './relay-sender.js';

const partitionMetadata = [0, 1, 2].map((partitionId) => ({ partitionId, leader: 1 }));

/** Producers that partition as the library does, and answer for the partitions that `answers` lets through. */
class Library {
  producers = 0;
  sent: ProducerBatch[] = [];
  answers: (partition: number) => boolean = () => true;

  readonly client = {
    kafka: { producer: (config: ProducerConfig) => this.producer(config) },
  } as unknown as KafkaClient;

  private producer({ createPartitioner }: ProducerConfig) {
    this.producers += 1;
    const partitionOf = (createPartitioner as ICustomPartitioner)();
    return {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      sendBatch: (batch: ProducerBatch): Promise<RecordMetadata[]> => {
        this.sent.push(batch);
        const written = (batch.topicMessages ?? []).flatMap(({ topic, messages }) =>
          messages.map((message) => ({
            topicName: topic,
            partition: partitionOf({ topic, message, partitionMetadata } as unknown as Parameters<
              typeof partitionOf
            >[0]),
            errorCode: 0,
          })),
        );
        return Promise.resolve(written.filter(({ partition }) => this.answers(partition)));
      },
    };
  }
}

describe('what a relay sends', () => {
  let library: Library;
  let sender: RelaySender;
  const batch = [{ topic: 'sessions', messages: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key, value: key })) }];

  beforeEach(() => {
    library = new Library();
    sender = new RelaySender(library.client);
  });

  it('is sent once every partition concerned has answered', async () => {
    await sender.send(batch);
    await sender.send(batch);
    expect(library).toMatchObject({ producers: 1, sent: [{ acks: -1 }, { acks: -1 }] });
  });

  it('is not sent where a partition moved to a broker that had answered, and goes again on a new producer', async () => {
    library.answers = (partition) => partition !== 2;
    await expect(sender.send(batch)).rejects.toThrow(new PartlySent(['sessions/2']));
    library.answers = () => true;
    await sender.send(batch);
    expect(library.producers).toBe(2);
    expect(library.sent[1]).toEqual(library.sent[0]);
  });
});
