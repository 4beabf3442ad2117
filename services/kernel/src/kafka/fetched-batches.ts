import type { EachBatchPayload, KafkaMessage } from 'kafkajs';

import type { PositionStore } from '../feed/feed.js';
import type { Assignment, HeldPartition } from './assignment.js';
import type { KafkaClient } from './kafka-client.js';
import { partitionName } from './partition-names.js';

/** Messages of one partition, in order. */
export interface LogBatch {
  topic: string;
  partition: string;
  messages: readonly KafkaMessage[];
  /** After the last of them. */
  position: number;
}

/** What the library hands over at a time: some of one partition, fetched while an assignment was in force. */
export interface Fetched {
  payload: EachBatchPayload;
  assignment: Assignment;
  seek: (partition: string, offset: number) => void;
}

export interface FetchedBatchesParts {
  client: KafkaClient;
  batchSize: number;
  /** Where positions are kept; with the group on Kafka where none is given. */
  positions?: PositionStore | undefined;
  /** Throws DeliveryInterrupted when it was told to stop. */
  handle: (batch: LogBatch) => Promise<void>;
  /** Gets what lies before the position and is read again, to know what was handled. */
  learn?: (batch: LogBatch) => void;
  /** Runs the work while no other batch that has to wait for it is being handled. */
  exclusively: <Result>(partition: string, work: () => Promise<Result>) => Promise<Result>;
  isInterrupted: () => boolean;
  onHandled: () => void;
}

/** Hands on what was fetched, batch by batch: what was handled before only to be known, the rest to be handled. */
export class FetchedBatches {
  constructor(private readonly parts: FetchedBatchesParts) {}

  async handle(fetched: Fetched): Promise<void> {
    const { payload, assignment, seek } = fetched;
    const { batch } = payload;
    const topic = this.parts.client.inProduct(batch.topic);
    const held = assignment.partition(partitionName(topic, batch.partition));
    if (!held || !isWanted(fetched)) return;
    held.high = Math.max(held.high, Number(batch.highWatermark));
    const messages = batch.messages.filter(({ offset }) => Number(offset) >= held.next);
    const [first] = messages;
    if (!first) return;
    if (Number(first.offset) > held.next && held.soughtAt !== held.next) {
      // Fetched before the reader was sent to its place. (Where it comes again, there is a gap in the log itself.)
      held.soughtAt = held.next;
      return seek(held.name, held.next);
    }
    const known = messages.filter(({ offset }) => Number(offset) < held.position);
    if (known.length > 0) this.lookBackAt(fetched, held, batchOf(topic, held.name, known));
    for (const some of chunks(messages.slice(known.length), this.parts.batchSize)) {
      const work = () => this.handleBatch(fetched, held, batchOf(topic, held.name, some));
      if (!(await this.parts.exclusively(held.name, work))) return;
    }
  }

  private lookBackAt({ payload }: Fetched, held: HeldPartition, batch: LogBatch): void {
    this.parts.learn?.(batch);
    held.next = batch.position;
    payload.resolveOffset(String(batch.position - 1));
  }

  /** False where the rest of what was fetched is not to be handled here. */
  private async handleBatch(fetched: Fetched, held: HeldPartition, batch: LogBatch): Promise<boolean> {
    if (!isWanted(fetched) || this.parts.isInterrupted()) return false;
    await this.parts.handle(batch);
    if (fetched.assignment.isOver) return false;
    await this.savePosition(fetched, batch);
    held.position = batch.position;
    held.next = batch.position;
    fetched.payload.resolveOffset(String(batch.position - 1));
    this.parts.onHandled();
    return true;
  }

  private async savePosition({ payload }: Fetched, { partition, position }: LogBatch): Promise<void> {
    if (this.parts.positions) return this.parts.positions.save(partition, position);
    const { topic, partition: number } = payload.batch;
    const partitions = [{ partition: number, offset: String(position) }];
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
  }
}

function isWanted({ payload, assignment }: Fetched): boolean {
  return assignment.isOpen && !assignment.isOver && payload.isRunning() && !payload.isStale();
}

function batchOf(topic: string, partition: string, messages: readonly KafkaMessage[]): LogBatch {
  return { topic, partition, messages, position: Number(messages.at(-1)?.offset) + 1 };
}

function* chunks<Item>(items: readonly Item[], size: number): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
