import kafkajs from 'kafkajs';
import type { Producer } from 'kafkajs';
import { z } from 'zod';

import { InTurn } from '../concurrency/in-turn.js';
import type { DeadLetter, DeadLetters } from '../feed/feed.js';
import { RetriableError } from '../feed/feed-errors.js';
import { FeedStore, toParkedLetter } from '../feed/feed-store.js';
import { memoryPositions } from '../feed/memory-positions.js';
import type { ParkedStreams, Parking } from '../feed/parked-streams.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import type { AdminSession } from './admin-session.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from './kafka-trouble.js';
import type { KafkaTiming } from './kafka-timing.js';
import type { LogBatch } from './log-consumer.js';
import { LogConsumer } from './log-consumer.js';
import { partitionName } from './partition-names.js';
import { DEAD_LETTER_TOPIC } from './topics.js';

const letterSchema = z.object({
  group: z.string(),
  eventId: z.string(),
  type: z.string(),
  topic: z.string(),
  stream: z.string(),
  version: z.number(),
  organisation: z.string(),
  partition: z.string(),
  position: z.number(),
  reason: z.string(),
  parkedAt: z.number(),
});

/** What has happened to dead letters; never their content, which stays in the log alone. */
const recordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parked'), letter: letterSchema }),
  z.object({ kind: z.literal('replay-requested'), group: z.string(), stream: z.string() }),
  z.object({ kind: z.literal('replay-ended'), group: z.string(), stream: z.string() }),
  z.object({ kind: z.literal('handled'), letter: letterSchema }),
  z.object({ kind: z.literal('refused-again'), letter: letterSchema, reason: z.string() }),
  z.object({ kind: z.literal('dropped'), letter: letterSchema, why: z.string(), at: z.number() }),
]);

type DeadLetterRecord = z.infer<typeof recordSchema>;

export interface DeadLetterLogParts {
  client: KafkaClient;
  admin: AdminSession;
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  timing: KafkaTiming;
  /** Told of each group for which a replay was asked. */
  onReplayRequested?: (group: string) => void;
}

const PARTITION = partitionName(DEAD_LETTER_TOPIC, 0);

/**
 * Dead letters as a topic: what happened to each is a record, and every process reads them all, in their one order, into
 * a table in memory. So a parked stream stays parked whoever takes its partition over, and a command is a record too.
 */
export class DeadLetterLog implements ParkedStreams, DeadLetters {
  private readonly store = new FeedStore(':memory:');
  private readonly consumer: LogConsumer;
  private readonly turns = new InTurn();
  private producer: Promise<Producer> | undefined;
  private failure: Error | undefined;

  constructor(private readonly parts: DeadLetterLogParts) {
    this.consumer = new LogConsumer({
      ...parts,
      groupId: parts.client.onCluster(`dead-letters-${parts.ids.next()}`),
      topics: [DEAD_LETTER_TOPIC],
      startAt: 'start',
      positions: memoryPositions(),
      batchSize: 1000,
      parallel: 1,
      lookBack: 0,
      handle: (batch) => Promise.resolve(this.read(batch)),
      onTrouble: () => undefined,
      onFailure: (error) => (this.failure = error instanceof Error ? error : new Error(String(error))),
    });
  }

  start(): Promise<void> {
    return this.consumer.start();
  }

  async stop(): Promise<void> {
    await this.consumer.stop();
    await this.renewProducer();
    this.store.close();
  }

  /** Lets nobody wait any longer for what is written to be read; they end as interrupted. */
  async giveUp(): Promise<void> {
    await this.consumer.stop();
  }

  /** Resolves when everything that is in the topic is known here. Throws RetriableError. */
  async known(): Promise<void> {
    const ends = await this.parts.admin.ends([DEAD_LETTER_TOPIC]);
    await this.reached(ends.get(PARTITION)?.high ?? 0);
  }

  list(group?: string): DeadLetter[] {
    return this.store.waiting(group);
  }

  show(group: string, eventId: string): DeadLetter | undefined {
    return this.store.find(group, eventId);
  }

  async replay(group: string, eventId: string): Promise<void> {
    const letter = this.store.find(group, eventId);
    if (letter) await this.write([{ kind: 'replay-requested', group, stream: letter.stream }]);
  }

  async drop(group: string, eventId: string, why: string): Promise<void> {
    const letter = this.store.find(group, eventId);
    if (letter) await this.write([{ kind: 'dropped', letter, why, at: this.parts.clock.now() }]);
  }

  park(parkings: readonly Parking[]): Promise<void> {
    return this.write(parkings.map((parking) => ({ kind: 'parked', letter: toParkedLetter(parking) })));
  }

  parkedStreams(group: string): Set<string> {
    return this.store.parkedStreams(group);
  }

  replayRequests(group: string): string[] {
    return this.store.replayRequests(group);
  }

  requested(group: string, stream: string): DeadLetter[] {
    return this.store.requested(group, stream);
  }

  endReplay(group: string, stream: string): Promise<void> {
    return this.write([{ kind: 'replay-ended', group, stream }]);
  }

  remove(letter: DeadLetter): Promise<void> {
    return this.write([{ kind: 'handled', letter }]);
  }

  changeReason(letter: DeadLetter, reason: string): Promise<void> {
    return this.write([{ kind: 'refused-again', letter, reason }]);
  }

  /** Resolves when the records are in the topic and read from it: the topic's order is the only one. */
  private async write(records: readonly DeadLetterRecord[]): Promise<void> {
    const messages = records.map((record) => ({ key: keyOf(record), value: JSON.stringify(record) }));
    const topic = this.parts.client.onCluster(DEAD_LETTER_TOPIC);
    const [answer] = await this.turns.run('write', () =>
      this.asking(async () => {
        try {
          this.producer ??= this.connectedProducer();
          return await (await this.producer).send({ topic, acks: -1, messages });
        } catch (error) {
          await this.renewProducer();
          throw error;
        }
      }),
    );
    await this.reached(Number(answer?.baseOffset ?? 0) + records.length);
  }

  private async reached(position: number): Promise<void> {
    if (this.failure) throw this.failure;
    await this.consumer.reached(new Map([[PARTITION, position]]));
  }

  private read({ messages }: LogBatch): void {
    for (const { value } of messages) {
      const record = recordSchema.safeParse(parseJson(value?.toString()));
      // Written by a newer release, or by somebody else: what this one does not know cannot be for it.
      if (record.success) this.apply(record.data);
    }
  }

  private apply(record: DeadLetterRecord): void {
    const { store } = this;
    switch (record.kind) {
      case 'parked':
        return store.keep([record.letter]);
      case 'replay-requested':
        store.requestReplay(record.group, record.stream);
        return this.parts.onReplayRequested?.(record.group);
      case 'replay-ended':
        return store.endReplay(record.group, record.stream);
      case 'handled':
        return store.remove(record.letter);
      case 'refused-again':
        return store.changeReason(record.letter, record.reason);
      case 'dropped':
        store.drop(record.letter, record.why);
        return this.parts.onReplayRequested?.(record.letter.group);
    }
  }

  private async asking<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      if (isFromKafka(error))
        throw new RetriableError(kafkaTroubleOf(error), 'Dead letters cannot be kept', { cause: error });
      throw error;
    }
  }

  /** Not idempotent: a record that stands twice says nothing new, and the library's idempotence loses messages. */
  private async connectedProducer(): Promise<Producer> {
    const producer = this.parts.client.kafka.producer({
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  private async renewProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    const connected = await producer?.catch(() => undefined);
    await connected?.disconnect().catch(() => undefined);
  }
}

function keyOf(record: DeadLetterRecord): string {
  return 'letter' in record ? `${record.letter.group} ${record.letter.stream}` : `${record.group} ${record.stream}`;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
