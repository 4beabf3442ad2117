import { InTurn } from '@repartee/kernel';
import type {
  Message,
  PartitionMetadata,
  ProducerBatch,
  ProducerConfig,
  ProducerRecord,
  RecordMetadata,
} from 'kafkajs';

import type { Cluster, PartitionBatch } from '../broker/cluster.js';
import type { Faults } from '../faults/faults.js';
import type { Connection } from './connection.js';
import { withLibraryRetries } from './library-retries.js';

export interface ModelProducerParts {
  cluster: Cluster;
  connection: Connection;
  faults: Faults;
  config: ProducerConfig;
}

type ToPartition = Omit<PartitionBatch, 'producer'>;

/**
 * The library's producer as it is (kafkajs 2.2.4, producer/sendMessages.js and eosManager): each request takes the next
 * numbers of its partitions, one request a broker at a time; whatever goes wrong, the numbers are given back, so that
 * whoever is next takes them. A retry asks again the brokers that have not answered.
 */
export class ModelProducer {
  private readonly sequences = new Map<string, number>();
  private readonly brokers = new InTurn();
  private readonly partitionOf;
  private id: number | undefined;

  constructor(private readonly parts: ModelProducerParts) {
    const { createPartitioner } = parts.config;
    if (!createPartitioner) throw new RangeError('A producer without a partitioner');
    this.partitionOf = createPartitioner();
  }

  async connect(): Promise<void> {
    const { cluster, connection, config } = this.parts;
    if (!config.idempotent) return;
    this.id = await this.retrying(() => connection.ask('producer-id', () => cluster.nextProducerId()));
  }

  disconnect(): Promise<void> {
    this.parts.connection.close();
    return Promise.resolve();
  }

  send({ topic, messages }: ProducerRecord): Promise<RecordMetadata[]> {
    return this.sendBatch({ topicMessages: [{ topic, messages }] });
  }

  sendBatch({ topicMessages = [] }: ProducerBatch): Promise<RecordMetadata[]> {
    const answered = new Map<number, RecordMetadata[]>();
    return this.retrying(async () => {
      const byBroker = this.byLeader(topicMessages.flatMap(({ topic, messages }) => this.byPartition(topic, messages)));
      const asked = [...byBroker].filter(([broker]) => !answered.has(broker));
      const outcomes = await Promise.allSettled(
        asked.map(async ([broker, batches]) => answered.set(broker, await this.request(broker, batches))),
      );
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      return [...answered.values()].flat();
    });
  }

  private request(broker: number, batches: readonly ToPartition[]): Promise<RecordMetadata[]> {
    const { cluster, connection } = this.parts;
    return this.brokers.run(String(broker), async () => {
      const numbered = batches.map((batch) => this.numbered(batch));
      try {
        const offsets = await connection.ask('produce', () => cluster.produce(broker, numbered, connection.life));
        return batches.map(({ topic, partition }, index) => ({
          ...{ topicName: topic, partition, errorCode: 0, baseOffset: String(offsets[index]) },
        }));
      } catch (error) {
        batches.forEach((batch) => this.move(batch, -batch.messages.length));
        throw error;
      }
    });
  }

  private numbered(batch: ToPartition): PartitionBatch {
    if (this.id === undefined) return batch;
    const firstSequence = this.sequences.get(placeOf(batch)) ?? 0;
    this.move(batch, batch.messages.length);
    return { ...batch, producer: { id: this.id, firstSequence } };
  }

  private move(batch: ToPartition, by: number): void {
    this.sequences.set(placeOf(batch), (this.sequences.get(placeOf(batch)) ?? 0) + by);
  }

  private byPartition(topic: string, messages: readonly Message[]): ToPartition[] {
    const partitionMetadata = this.parts.cluster
      .partitionsOf(topic)
      .map(({ leader }, partitionId) => ({ partitionId, leader }) as PartitionMetadata);
    const batches = new Map<number, Message[]>();
    for (const message of messages) {
      const partition = this.partitionOf({ topic, message, partitionMetadata });
      batches.set(partition, [...(batches.get(partition) ?? []), message]);
    }
    return [...batches].map(([partition, some]) => ({ topic, partition, messages: some }));
  }

  /** As the client's metadata says: a leader that moves while the request is on its way makes the broker refuse it. */
  private byLeader(batches: readonly ToPartition[]): Map<number, ToPartition[]> {
    const { cluster, faults, connection } = this.parts;
    const byBroker = new Map<number, ToPartition[]>();
    for (const batch of batches) {
      const { leader } = cluster.partition(placeOf(batch));
      byBroker.set(leader, [...(byBroker.get(leader) ?? []), batch]);
      if (faults.at('leader', connection.life.name)) cluster.moveLeader(placeOf(batch));
    }
    return byBroker;
  }

  private retrying<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return withLibraryRetries(this.parts.connection.life.clock, this.parts.config.retry ?? {}, work);
  }
}

const placeOf = ({ topic, partition }: ToPartition): string => `${topic}/${partition}`;
