import type { Consumer, EachBatchPayload } from 'kafkajs';

import type { KafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';
import { parsePartitionName, partitionName } from './partition-names.js';

export interface GroupMemberParts {
  client: KafkaClient;
  /** The group's name on the cluster. */
  groupId: string;
  topics: readonly string[];
  timing: KafkaTiming;
  /** Partitions handled side by side. */
  parallel: number;
  /** Told at each rebalance which partitions are this member's now. */
  onAssigned: (names: readonly string[]) => void;
  /** What was fetched of one partition; the next of it comes once this has resolved. */
  onFetched: (payload: EachBatchPayload) => Promise<void>;
}

/** The library tries again a little by itself; then it says so, and the member is replaced. */
const RETRY = {
  ...{ initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
  restartOnFailure: () => Promise.resolve(false),
};

/** One consumer of the library, from joining a group to leaving it. One that breaks is not mended but replaced. */
export class GroupMember {
  private readonly consumer: Consumer;

  constructor(private readonly parts: GroupMemberParts) {
    const { client, groupId, timing } = parts;
    this.consumer = client.kafka.consumer({
      groupId,
      sessionTimeout: timing.sessionTimeoutMs,
      heartbeatInterval: timing.heartbeatMs,
      rebalanceTimeout: timing.rebalanceTimeoutMs,
      maxWaitTimeInMs: timing.maxWaitMs,
      allowAutoTopicCreation: false,
      retry: RETRY,
    });
  }

  /** Joins and reads until `stopped` resolves; rejects when it breaks. `onLeaving` is told before it takes its leave. */
  async run(stopped: Promise<void>, onLeaving: () => void): Promise<void> {
    const { consumer } = this;
    const { client, topics, parallel, onFetched } = this.parts;
    const broken = new Promise<never>((_, reject) =>
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error)),
    );
    broken.catch(() => undefined);
    consumer.on('consumer.group_join', ({ payload }) => this.parts.onAssigned(this.namesOf(payload.memberAssignment)));
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: topics.map((topic) => client.onCluster(topic)), fromBeginning: true });
      const running = consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: parallel,
        eachBatch: onFetched,
      });
      await Promise.race([Promise.all([running, broken]), stopped]);
    } finally {
      onLeaving();
      await consumer.disconnect().catch(() => undefined);
    }
  }

  /** Has the partition read from there on. */
  seek(name: string, offset: number): void {
    const { topic, partition } = parsePartitionName(name);
    this.consumer.seek({ topic: this.parts.client.onCluster(topic), partition, offset: String(offset) });
  }

  private namesOf(byTopic: Record<string, number[]>): string[] {
    return Object.entries(byTopic).flatMap(([topic, partitions]) =>
      partitions.map((partition) => partitionName(this.parts.client.inProduct(topic), partition)),
    );
  }
}
