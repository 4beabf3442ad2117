import type { Cluster } from '../broker/cluster.js';
import type { Connection } from './connection.js';
import { withLibraryRetries } from './library-retries.js';

const RETRY = { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 };

/** Questions about the log, as the library's admin answers them. */
export class ModelAdmin {
  constructor(
    private readonly cluster: Cluster,
    private readonly connection: Connection,
  ) {}

  connect(): Promise<void> {
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  describeCluster(): Promise<{ clusterId: string }> {
    return this.ask(() => ({ clusterId: 'model' }));
  }

  fetchTopicOffsets(topic: string) {
    return this.ask(() =>
      this.cluster.partitionsOf(topic).map(({ high }, partition) => ({
        ...{ partition, offset: String(high), low: '0', high: String(high) },
      })),
    );
  }

  /** -1 where nothing was committed, as Kafka says it. */
  fetchOffsets({ groupId, topics }: { groupId: string; topics: string[] }) {
    return this.ask(() => {
      const { committed } = this.cluster.group(groupId, topics);
      return topics.map((topic) => ({
        topic,
        partitions: this.cluster.partitionsOf(topic).map((_, partition) => ({
          partition,
          offset: String(committed.get(`${topic}/${partition}`) ?? -1),
        })),
      }));
    });
  }

  private ask<Answer>(work: () => Answer): Promise<Answer> {
    return withLibraryRetries(this.connection.life.clock, RETRY, () => this.connection.ask('ask-log', work));
  }
}
