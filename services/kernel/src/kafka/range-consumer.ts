import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';

import { RetriableError } from '../feed/feed-errors.js';
import type { Ids } from '../ports/ids.js';
import { AdminSession } from './admin-session.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from './kafka-trouble.js';
import { parsePartitionName, partitionName } from './partition-names.js';

/** Messages of one partition, in order, and the place after them. */
export interface MessagesOf {
  partition: string;
  messages: readonly KafkaMessage[];
  position: number;
}

interface Range {
  next: number;
  end: number;
}

/** Who reads may take its time with what it got: an insert of many rows. */
const SESSION_TIMEOUT_MS = 60_000;
const HEARTBEAT_MS = 3000;

/**
 * Reads given ranges of partitions once. The library reads in groups only, so this is a group of one member, which is
 * sent to its places when it has joined, and is gone afterwards.
 */
export class RangeConsumer {
  private readonly ranges = new Map<string, Range>();
  private readonly soughtAt = new Map<string, number>();
  private readonly pieces = new Handover<MessagesOf>();

  constructor(private readonly parts: { client: KafkaClient; ids: Ids }) {}

  /** Throws RetriableError where Kafka is away. */
  async *read(ranges: ReadonlyMap<string, Readonly<Range>>): AsyncGenerator<MessagesOf> {
    for (const [name, range] of ranges) this.ranges.set(name, { ...range });
    const { client, ids } = this.parts;
    const groupId = client.onCluster(`history-${ids.next()}`);
    const consumer = client.kafka.consumer({
      ...{ groupId, sessionTimeout: SESSION_TIMEOUT_MS, heartbeatInterval: HEARTBEAT_MS, maxWaitTimeInMs: 100 },
      ...{ allowAutoTopicCreation: false, retry: { retries: 3, restartOnFailure: () => Promise.resolve(false) } },
    });
    try {
      const running = this.run(consumer);
      running.catch((error: unknown) => this.pieces.fail(error));
      for (let piece = await this.pieces.take(); piece; piece = await this.pieces.take()) yield piece;
    } catch (error) {
      if (!isFromKafka(error)) throw error;
      throw new RetriableError(kafkaTroubleOf(error), 'The log cannot be read', { cause: error });
    } finally {
      // What is fetched and not taken any more must not hold up the end.
      this.pieces.close();
      await consumer.disconnect().catch(() => undefined);
      await forget(client, groupId);
    }
  }

  private async run(consumer: Consumer): Promise<void> {
    const { client } = this.parts;
    consumer.on('consumer.crash', ({ payload }) => this.pieces.fail(payload.error));
    consumer.on('consumer.group_join', ({ payload: { memberAssignment } }) => {
      for (const [topic, partitions] of Object.entries(memberAssignment))
        for (const partition of partitions) this.place(consumer, topic, partition);
    });
    const topics = new Set([...this.ranges.keys()].map((name) => client.onCluster(parsePartitionName(name).topic)));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      ...{ autoCommit: false, eachBatchAutoResolve: false },
      eachBatch: (payload) => this.onBatch(consumer, payload),
    });
  }

  private place(consumer: Consumer, topic: string, partition: number): void {
    const range = this.ranges.get(partitionName(this.parts.client.inProduct(topic), partition));
    if (range) consumer.seek({ topic, partition, offset: String(range.next) });
    else consumer.pause([{ topic, partitions: [partition] }]);
  }

  private async onBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const name = partitionName(this.parts.client.inProduct(topic), partition);
    const range = this.ranges.get(name);
    if (!range || payload.isStale()) return;
    const messages = payload.batch.messages.filter(({ offset }) => isWithin(range, Number(offset)));
    const [first] = messages;
    if (first && Number(first.offset) > range.next && this.soughtAt.get(name) !== range.next) {
      // Fetched before it was sent to its place. (Where it comes again, there is a gap in the log itself.)
      this.soughtAt.set(name, range.next);
      return consumer.seek({ topic, partition, offset: String(range.next) });
    }
    range.next = Math.min(range.end, Number(payload.batch.lastOffset()) + 1);
    const isRead = range.next >= range.end;
    if (isRead) this.ranges.delete(name);
    await this.pieces.give({ partition: name, messages, position: range.next });
    payload.resolveOffset(String(range.next - 1));
    if (isRead) consumer.pause([{ topic, partitions: [partition] }]);
    if (this.ranges.size === 0) this.pieces.close();
    await payload.heartbeat();
  }
}

const isWithin = ({ next, end }: Range, offset: number): boolean => offset >= next && offset < end;

async function forget(client: KafkaClient, groupId: string): Promise<void> {
  const admin = new AdminSession(client);
  await admin.ask((ask) => ask.deleteGroups([groupId])).catch(() => undefined);
  await admin.close();
}

/** From one who fetches to one who takes: one piece is on the way while another is worked with, and no more. */
class Handover<Piece> {
  private waiting: Piece | undefined;
  private isClosed = false;
  private failure: Error | undefined;
  private sleeping: (() => void)[] = [];

  /** Resolves when it is taken, or nobody takes any more. */
  async give(piece: Piece): Promise<void> {
    if (this.isClosed) return;
    await this.until(() => this.waiting === undefined);
    this.waiting = piece;
    this.wake();
  }

  /** Undefined at the end. Throws what has failed. */
  async take(): Promise<Piece | undefined> {
    await this.until(() => this.waiting !== undefined);
    if (this.failure) throw this.failure;
    const piece = this.waiting;
    this.waiting = undefined;
    this.wake();
    return piece;
  }

  close(): void {
    this.isClosed = true;
    this.wake();
  }

  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.close();
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.isClosed) await new Promise<void>((resolve) => this.sleeping.push(resolve));
  }

  private wake(): void {
    const woken = this.sleeping;
    this.sleeping = [];
    woken.forEach((resolve) => resolve());
  }
}
