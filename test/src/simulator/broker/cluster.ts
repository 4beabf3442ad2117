import type { Clock } from '@repartee/kernel';

import type { Life } from '../world/life.js';
import type { Trace } from '../world/trace.js';
import { ConsumerGroup } from './consumer-group.js';
import { PartitionLog } from './partition-log.js';
import type { ProducedBatch } from './partition-log.js';
import type { Refusal } from './protocol-error.js';
import { protocolError } from './protocol-error.js';

export const BROKERS = 3;

export interface PartitionBatch extends ProducedBatch {
  topic: string;
  partition: number;
}

/** What all brokers have. Each write is on every replica at once: a move of the leader takes nothing away. */
export class Cluster {
  private readonly partitions = new Map<string, PartitionLog>();
  private readonly groups = new Map<string, ConsumerGroup>();
  private readonly waiting = new Set<() => void>();
  private lastProducer = 0;

  constructor(private readonly parts: { clock: Clock; trace: Trace; topics: ReadonlyMap<string, number> }) {
    let place = 0;
    for (const [topic, count] of parts.topics)
      for (let partition = 0; partition < count; partition++) {
        const log = new PartitionLog();
        log.leader = place++ % BROKERS;
        this.partitions.set(`${topic}/${partition}`, log);
      }
  }

  partitionsOf(topic: string): PartitionLog[] {
    return Array.from({ length: this.parts.topics.get(topic) ?? 0 }, (_, index) => this.partition(`${topic}/${index}`));
  }

  partition(name: string): PartitionLog {
    const log = this.partitions.get(name);
    if (!log) throw new RangeError(`There is no partition ${name}`);
    return log;
  }

  all(): ReadonlyMap<string, PartitionLog> {
    return this.partitions;
  }

  nextProducerId(): number {
    return ++this.lastProducer;
  }

  /**
   * At one broker: each batch is written or refused by itself. Answers the first offset of each, or throws the first
   * refusal, as the library does.
   */
  produce(broker: number, batches: readonly PartitionBatch[], from: Life): number[] {
    const answers = batches.map((batch) => this.append(broker, batch, from));
    this.waiting.forEach((wake) => wake());
    return answers.map((answer) => {
      if ('refused' in answer) throw protocolError(answer.refused);
      return answer.baseOffset;
    });
  }

  private append(broker: number, batch: PartitionBatch, from: Life): { baseOffset: number } | { refused: Refusal } {
    const name = `${batch.topic}/${batch.partition}`;
    const log = this.partition(name);
    const before = log.high;
    const answer = log.leader === broker ? log.append(batch) : ({ refused: 'NOT_LEADER_FOR_PARTITION' } as const);
    const [first] = batch.messages;
    const numbers = batch.producer ? ` as producer ${batch.producer.id} from ${batch.producer.firstSequence}` : '';
    const outcome =
      'refused' in answer
        ? `refused, ${answer.refused}`
        : `${log.high > before ? 'written' : 'known already'} at ${answer.baseOffset}`;
    this.parts.trace.note(
      from.name,
      `sends ${batch.messages.length} to ${name}${numbers}: ${outcome} (${String(first?.key)})`,
    );
    return answer;
  }

  moveLeader(name: string): void {
    const log = this.partition(name);
    log.leader = (log.leader + 1) % BROKERS;
  }

  /** Resolves when there is something after one of these offsets, when time is up, or when `onWake` is called. */
  async await(
    offsets: ReadonlyMap<string, number>,
    withinMs: number,
    onWake: (wake: () => void) => void,
  ): Promise<void> {
    const isThere = () => [...offsets].some(([name, offset]) => this.partition(name).high > offset);
    if (isThere()) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.waiting.delete(look);
        timer.cancel();
        resolve();
      };
      const look = () => isThere() && done();
      const timer = this.parts.clock.schedule(withinMs, done);
      this.waiting.add(look);
      onWake(done);
    });
  }

  group(name: string, topics: readonly string[] = []): ConsumerGroup {
    const known = this.groups.get(name);
    if (known) return known;
    const wanted = [...this.partitions.keys()].filter((partition) => topics.includes(topicOf(partition)));
    const group = new ConsumerGroup(name, { ...this.parts, partitions: () => wanted });
    this.groups.set(name, group);
    return group;
  }
}

const topicOf = (partition: string): string => partition.slice(0, partition.lastIndexOf('/'));
