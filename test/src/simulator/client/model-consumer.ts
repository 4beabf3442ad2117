import type { ConsumerConfig, ConsumerRunConfig, EachBatchPayload, KafkaMessage } from 'kafkajs';

import type { Cluster } from '../broker/cluster.js';
import type { ConsumerGroup, Joined } from '../broker/consumer-group.js';
import type { Faults } from '../faults/faults.js';
import type { Connection } from './connection.js';
import { withLibraryRetries } from './library-retries.js';

export interface ModelConsumerParts {
  cluster: Cluster;
  connection: Connection;
  faults: Faults;
  config: ConsumerConfig;
  memberId: string;
}

interface Listeners {
  'consumer.crash': (event: { payload: { error: Error } }) => void;
  'consumer.group_join': (event: { payload: { memberAssignment: Record<string, number[]> } }) => void;
}

/** Records of one partition in one fetch: few, so that batches end in many places. */
const FETCHED_AT_ONCE = 20;
const REJOINS = new Set(['REBALANCE_IN_PROGRESS', 'UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION']);

/**
 * The library's consumer (kafkajs 2.2.4, consumer/runner.js and consumerGroup.js): joins, fetches what it holds, hands
 * over batch by batch, and joins again when the group wants to share anew. It goes on from where it was resolved or sent
 * to; any other trouble that retries do not mend ends it with a crash.
 */
export class ModelConsumer {
  private readonly listeners: Partial<Listeners> = {};
  private readonly next = new Map<string, number>();
  private readonly sought = new Set<string>();
  private joined: Joined = { generation: 0, assigned: [] };
  private topics: string[] = [];
  private isRunning = false;
  private rejoins = 0;
  private wake: () => void = () => undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ModelConsumerParts) {}

  on<Name extends keyof Listeners>(name: Name, listener: Listeners[Name]): void {
    this.listeners[name] = listener;
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  subscribe({ topics }: { topics: string[] }): Promise<void> {
    this.topics = topics;
    return Promise.resolve();
  }

  seek({ topic, partition, offset }: { topic: string; partition: number; offset: string }): void {
    const name = `${topic}/${partition}`;
    this.next.set(name, Number(offset));
    this.sought.add(name);
    this.wake();
  }

  async run(config: ConsumerRunConfig): Promise<void> {
    this.isRunning = true;
    try {
      await this.join();
    } catch (error) {
      return this.crash(error);
    }
    this.ended = this.consume(config).catch((error: unknown) => this.crash(error));
  }

  async disconnect(): Promise<void> {
    this.isRunning = false;
    this.wake();
    await this.ended;
    this.group.leave(this.memberId);
  }

  private get group(): ConsumerGroup {
    return this.parts.cluster.group(this.parts.config.groupId, this.topics);
  }

  /** A member that was put out comes back as a new one. */
  private get memberId(): string {
    return `${this.parts.memberId}-${this.rejoins}`;
  }

  private async join(): Promise<void> {
    const { connection, config } = this.parts;
    const rebalanceTimeoutMs = config.rebalanceTimeout ?? 60_000;
    const member = {
      ...{ id: this.memberId, life: connection.life, rebalanceTimeoutMs },
      sessionTimeoutMs: config.sessionTimeout ?? 30_000,
      wake: () => this.wake(),
    };
    this.joined = await this.retrying(() => connection.ask('join', () => this.group.join(member), rebalanceTimeoutMs));
    this.next.clear();
    const memberAssignment: Record<string, number[]> = {};
    for (const name of this.joined.assigned) {
      this.next.set(name, this.group.committed.get(name) ?? 0);
      const [topic, partition] = [name.slice(0, name.lastIndexOf('/')), Number(name.slice(name.lastIndexOf('/') + 1))];
      memberAssignment[topic] = [...(memberAssignment[topic] ?? []), partition];
    }
    this.listeners['consumer.group_join']?.({ payload: { memberAssignment } });
  }

  private async consume({ eachBatch, partitionsConsumedConcurrently = 1 }: ConsumerRunConfig): Promise<void> {
    while (this.isRunning) {
      try {
        this.heartbeat();
        const fetched = await this.fetch();
        const handle = async ([name, records]: [string, KafkaMessage[]]) => eachBatch?.(this.payload(name, records));
        if (partitionsConsumedConcurrently > 1) await Promise.all(fetched.map(handle));
        else for (const one of fetched) await handle(one);
      } catch (error) {
        if (!mayRejoin(error)) throw error;
        if (error.type !== 'REBALANCE_IN_PROGRESS') this.rejoins += 1;
        if (this.isRunning) await this.join();
      }
    }
  }

  private heartbeat(): void {
    const { faults, connection } = this.parts;
    if (faults.at('member', connection.life.name)) this.group.leave(this.memberId);
    this.group.heartbeat(this.memberId, this.joined.generation);
  }

  private async fetch(): Promise<[string, KafkaMessage[]][]> {
    const { cluster, connection, config } = this.parts;
    const withinMs = config.maxWaitTimeInMs ?? 5000;
    const offsets = new Map(this.next);
    this.sought.clear();
    const records = await this.retrying(() =>
      connection.ask(
        'fetch',
        async () => {
          await cluster.await(offsets, withinMs, (wake) => (this.wake = wake));
          return [...offsets].map(([name, offset]): [string, KafkaMessage[]] => [
            name,
            cluster.partition(name).records.slice(offset, offset + FETCHED_AT_ONCE),
          ]);
        },
        withinMs,
      ),
    );
    this.wake = () => undefined;
    return records.filter(([, some]) => some.length > 0);
  }

  private payload(name: string, records: readonly KafkaMessage[]): EachBatchPayload {
    const slash = name.lastIndexOf('/');
    const [topic, partition] = [name.slice(0, slash), Number(name.slice(slash + 1))];
    const generation = this.joined.generation;
    return {
      batch: {
        ...{ topic, partition, messages: records },
        highWatermark: String(this.parts.cluster.partition(name).high),
      },
      resolveOffset: (offset: string) => {
        if (!this.sought.has(name) && generation === this.joined.generation) this.next.set(name, Number(offset) + 1);
      },
      heartbeat: () => Promise.resolve().then(() => this.heartbeat()),
      commitOffsetsIfNecessary: (offsets: { topics: { topic: string; partitions: { partition: number; offset: string }[] }[] }) =>
        this.commit(offsets.topics.flatMap((one) => one.partitions.map((of) => [`${one.topic}/${of.partition}`, Number(of.offset)] as const))), // prettier-ignore
      isRunning: () => this.isRunning,
      isStale: () => this.sought.has(name),
    } as unknown as EachBatchPayload;
  }

  private commit(offsets: readonly (readonly [string, number])[]): Promise<void> {
    const { generation } = this.joined;
    const id = this.memberId;
    return this.retrying(() =>
      this.parts.connection.ask('commit', () => this.group.commit(id, generation, new Map(offsets))),
    );
  }

  private crash(error: unknown): void {
    this.isRunning = false;
    this.group.leave(this.memberId);
    this.listeners['consumer.crash']?.({ payload: { error: error as Error } });
  }

  /** What the group refuses is for the runner, as it is; the library's retries are for everything else. */
  private async retrying<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await withLibraryRetries(this.parts.connection.life.clock, this.parts.config.retry ?? {}, work);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      throw mayRejoin(cause) ? cause : error;
    }
  }
}

function mayRejoin(error: unknown): error is Error & { type: string } {
  return error instanceof Error && 'type' in error && REJOINS.has(String(error.type));
}
