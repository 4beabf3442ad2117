import type { Admin } from 'kafkajs';

import { InTurn } from '../concurrency/in-turn.js';
import { RetriableError } from '../feed/feed-errors.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, isRefusal, kafkaTroubleOf } from './kafka-trouble.js';
import { partitionName } from './partition-names.js';

export interface LogEnd {
  /** The first offset that is still there. */
  low: number;
  /** The offset after the last one. */
  high: number;
}

/** By partition, as positions name it. */
export type LogEnds = ReadonlyMap<string, LogEnd>;

/** Questions to the cluster, on one connection that is made when it is needed and again after a failure. */
export class AdminSession {
  private admin: Promise<Admin> | undefined;
  private readonly turns = new InTurn();

  constructor(private readonly client: KafkaClient) {}

  /** Where each partition of these topics begins and ends. Throws RetriableError, also where one of them is not there. */
  async ends(topics: readonly string[]): Promise<LogEnds> {
    return merged(await Promise.all(topics.map((topic) => this.endsOf(topic))));
  }

  /** The same of those topics that are there. */
  async endsOfPresent(topics: readonly string[]): Promise<LogEnds> {
    const none: LogEnds = new Map();
    const unlessMissing = (error: unknown) => {
      if (error instanceof RetriableError && error.code === 'topic_missing') return none;
      throw error;
    };
    return merged(await Promise.all(topics.map((topic) => this.endsOf(topic).catch(unlessMissing))));
  }

  /** What a group has committed, by partition; what it has not is left out. `group` as it is called on the cluster. */
  async committed(group: string, topics: readonly string[]): Promise<Map<string, number>> {
    const names = topics.map(this.client.onCluster);
    const answers = await this.ask((admin) => admin.fetchOffsets({ groupId: group, topics: names }));
    return new Map(
      answers.flatMap(({ topic, partitions }) =>
        partitions
          .filter(({ offset }) => Number(offset) >= 0)
          .map(({ partition, offset }) => [partitionName(this.client.inProduct(topic), partition), Number(offset)]),
      ),
    );
  }

  /** The cluster's own name of itself: another one has another. */
  async clusterId(): Promise<string> {
    return (await this.ask((admin) => admin.describeCluster())).clusterId;
  }

  /** Throws RetriableError where the answer fails to come, or is a refusal. */
  async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const asked = (this.admin ??= this.connected());
    try {
      return await question(await asked);
    } catch (error) {
      // A refusal is an answer too: others may go on asking on the connection that it came by.
      if (!isRefusal(error) && this.admin === asked) await this.close();
      if (!isFromKafka(error) && !isTripping(error)) throw error;
      throw new RetriableError(kafkaTroubleOf(error), 'Kafka does not answer', { cause: error });
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    const connected = await admin?.catch(() => undefined);
    await connected?.disconnect().catch(() => undefined);
  }

  /** One topic at a time: where two are asked for at once, the library may look for one in what it heard of the other. */
  private async endsOf(topic: string): Promise<LogEnds> {
    const question = () => this.ask((admin) => admin.fetchTopicOffsets(this.client.onCluster(topic)));
    const answer = await this.turns.run('ends', question);
    return new Map(
      answer.map(({ partition, low, high }) => [
        partitionName(topic, partition),
        { low: Number(low), high: Number(high) },
      ]),
    );
  }

  private async connected(): Promise<Admin> {
    const admin = this.client.kafka.admin();
    await admin.connect();
    return admin;
  }
}

/** The library stumbles over a topic of which no broker says at the moment that it leads it. */
function isTripping(error: unknown): boolean {
  return error instanceof TypeError;
}

function merged(ends: readonly LogEnds[]): LogEnds {
  return new Map(ends.flatMap((some) => [...some]));
}
