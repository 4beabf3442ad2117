import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';

import { InTurn } from '../concurrency/in-turn.js';
import { pauseBefore, withJitter } from '../feed/backoff.js';
import { DeliveryInterrupted } from '../feed/delivery.js';
import type { Positions } from '../feed/feed.js';
import type { Clock } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import type { LogEnds } from './admin-session.js';
import { Assignment } from './assignment.js';
import type { HeldPartition } from './assignment.js';
import { Heartbeats } from './heartbeats.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';
import { isFromKafka, passingTroubleOf } from './kafka-trouble.js';
import { parsePartitionName, partitionName } from './partition-names.js';
import { Pauses } from './pauses.js';
import type { PlacesParts } from './places.js';
import { Places } from './places.js';
import { Reaching } from './reaching.js';

/** Messages of one partition, in order. */
export interface LogBatch {
  topic: string;
  partition: string;
  messages: readonly KafkaMessage[];
  /** After the last of them. */
  position: number;
}

export interface LogConsumerParts extends PlacesParts {
  client: KafkaClient;
  clock: Clock;
  randomness: Randomness;
  timing: KafkaTiming;
  batchSize: number;
  parallel: number;
  /** Throws DeliveryInterrupted when it was told to stop; anything else it throws ends the consumer. */
  handle: (batch: LogBatch) => Promise<void>;
  /** Gets what lies before the position and is read again, to know what was handled. */
  learn?: (batch: LogBatch) => void;
  /** Before partitions that were just assigned are read. */
  beforeOpening?: () => Promise<void>;
  onOpened?: () => void;
  /** Told before each new attempt to reach Kafka, and with undefined once it is reached. */
  onTrouble: (trouble: { attempt: number; code: string } | undefined) => void;
  onFailure: (error: unknown) => void;
  onStopped?: () => void;
}

/** What the library hands over at a time: some of one partition, fetched while an assignment was in force. */
interface Fetched {
  consumer: Consumer;
  payload: EachBatchPayload;
  assignment: Assignment;
}

/**
 * One member of a consumer group, for as long as it is wanted: joins, reads, hands out batch by batch, and starts again
 * when Kafka was away. Each partition's position moves after its batch; a batch is dropped once its partition is in
 * other hands. It fetches no more before what it has is handled, so a slow handler holds back the reading, not the memory.
 */
export class LogConsumer {
  private readonly turns = new InTurn();
  private readonly stopped: Promise<void>;
  private assignment = new Assignment([]);
  private readonly reaching = new Reaching();
  private readonly pauses: Pauses;
  private readonly places: Places;
  private isRebalancing = false;
  private isStopping = false;
  private hasFailed = false;
  private signalStop: () => void = () => undefined;
  private life: Promise<void> | undefined;

  constructor(private readonly parts: LogConsumerParts) {
    this.stopped = new Promise((resolve) => (this.signalStop = resolve));
    this.pauses = new Pauses(parts.clock);
    this.places = new Places(parts);
  }

  /** Resolves at once, but for a reader of what comes from now on: when it is known where that is, or Kafka is away. */
  async start(): Promise<void> {
    await this.places.mark().catch(() => undefined);
    this.life = this.live();
  }

  /** Lets the batches in hand finish, stores their positions, and leaves the group. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.signalStop();
    this.pauses.endAll();
    await this.life;
  }

  positions(): Positions {
    return this.assignment.positions();
  }

  lag(): number {
    return this.assignment.lag();
  }

  holds(partition: string): boolean {
    return this.assignment.isOpen && !this.assignment.isOver && this.assignment.partition(partition) !== undefined;
  }

  positionIn(partition: string): number {
    return this.assignment.partition(partition)?.position ?? 0;
  }

  /** Whether a handler had better give up what it waits for. */
  get isInterrupted(): boolean {
    return this.isStopping || this.hasFailed || this.isRebalancing || this.assignment.isOver;
  }

  /** Heard of how far the log goes, from somebody else than this consumer. */
  learnEnds(ends: LogEnds): void {
    for (const held of this.assignment.partitions()) held.high = Math.max(held.high, ends.get(held.name)?.high ?? 0);
  }

  /** Resolves when the partitions in this member's hands, whichever these are by then, have come that far. */
  reached(targets: Positions): Promise<void> {
    return this.assignment.hasReached(targets) ? Promise.resolve() : this.reaching.wait(targets);
  }

  /** Runs the work while no batch of the partition is being handled. */
  exclusively<Result>(partition: string, work: () => Promise<Result>): Promise<Result> {
    return this.turns.run(this.parts.parallel > 1 ? partition : 'all', work);
  }

  /** Resolves after so many milliseconds, or sooner where there is no more use in waiting. */
  pause(ms: number): Promise<void> {
    return this.isInterrupted ? Promise.resolve() : this.pauses.wait(ms);
  }

  fail(error: unknown): void {
    if (this.hasFailed || this.isStopping) return;
    this.hasFailed = true;
    this.parts.onFailure(error);
    this.signalStop();
    this.pauses.endAll();
  }

  private async live(): Promise<void> {
    for (let attempt = 1; !this.isStopping && !this.hasFailed; attempt++) {
      try {
        await this.consume(() => (attempt = 0));
      } catch (error) {
        const code = passingTroubleOf(error);
        if (code === undefined) this.fail(error);
        else this.parts.onTrouble({ attempt: Math.max(1, attempt), code });
        await this.backOff(Math.max(1, attempt));
      }
    }
    this.reaching.end();
    this.parts.onStopped?.();
  }

  /** One consumer of the library, until it is told to stop or breaks; then it is not mended but replaced. */
  private async consume(onJoined: () => void): Promise<void> {
    const { client, groupId, topics, timing, parallel } = this.parts;
    await this.places.mark();
    const consumer = client.kafka.consumer({
      groupId,
      sessionTimeout: timing.sessionTimeoutMs,
      heartbeatInterval: timing.heartbeatMs,
      rebalanceTimeout: timing.rebalanceTimeoutMs,
      maxWaitTimeInMs: timing.maxWaitMs,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3, restartOnFailure: () => Promise.resolve(false) },
    });
    const broken = new Promise<never>((_, reject) =>
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error)),
    );
    broken.catch(() => undefined);
    consumer.on('consumer.group_join', ({ payload }) => {
      onJoined();
      this.take(consumer, payload.memberAssignment);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: topics.map((topic) => client.onCluster(topic)), fromBeginning: true });
      const running = consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: parallel,
        eachBatch: (payload) => this.onFetched(consumer, payload),
      });
      await Promise.race([Promise.all([running, broken]), this.stopped]);
    } finally {
      this.pauses.endAll();
      await consumer.disconnect().catch(() => undefined);
      this.assignment.isOver = true;
    }
  }

  /** What the group has just given this member. What it had before is over, even where it is the same. */
  private take(consumer: Consumer, byTopic: Record<string, number[]>): void {
    this.assignment.isOver = true;
    this.isRebalancing = false;
    const names = Object.entries(byTopic).flatMap(([topic, partitions]) =>
      partitions.map((partition) => partitionName(this.parts.client.inProduct(topic), partition)),
    );
    const assignment = new Assignment(names);
    this.assignment = assignment;
    assignment.opened = this.open(consumer, assignment);
  }

  /** Finds out where to read from, however often that takes. */
  private async open(consumer: Consumer, assignment: Assignment): Promise<void> {
    for (let attempt = 1; !this.isStopping && !this.hasFailed && !assignment.isOver; attempt++) {
      try {
        await this.parts.beforeOpening?.();
        await this.places.find(assignment);
        if (assignment.isOver) return;
        for (const { name, next } of assignment.partitions()) this.seek(consumer, name, next);
        assignment.isOpen = true;
        this.parts.onTrouble(undefined);
        this.reaching.settle(this.assignment);
        this.parts.onOpened?.();
        return;
      } catch (error) {
        const code = passingTroubleOf(error);
        if (code === undefined) return this.fail(error);
        this.parts.onTrouble({ attempt, code });
        await this.backOff(attempt);
      }
    }
  }

  private async backOff(attempt: number): Promise<void> {
    if (this.isStopping || this.hasFailed) return;
    await this.pauses.wait(withJitter(pauseBefore(attempt), this.parts.randomness.next()));
  }

  private seek(consumer: Consumer, name: string, offset: number): void {
    const { topic, partition } = parsePartitionName(name);
    consumer.seek({ topic: this.parts.client.onCluster(topic), partition, offset: String(offset) });
  }

  private async onFetched(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { assignment } = this;
    const beats = new Heartbeats({
      clock: this.parts.clock,
      everyMs: this.parts.timing.heartbeatMs,
      heartbeat: () => payload.heartbeat(),
      onPutOut: () => this.interrupt(() => (assignment.isOver = true)),
      onRebalance: () => this.interrupt(() => (this.isRebalancing = true)),
    });
    try {
      await assignment.opened;
      await this.handleFetched({ consumer, payload, assignment });
    } catch (error) {
      if (isFromKafka(error)) throw error;
      if (!(error instanceof DeliveryInterrupted)) this.fail(error);
    } finally {
      beats.stop();
    }
    if (beats.rebalance instanceof Error) throw beats.rebalance;
  }

  private async handleFetched(fetched: Fetched): Promise<void> {
    const { payload, assignment, consumer } = fetched;
    const { batch } = payload;
    const topic = this.parts.client.inProduct(batch.topic);
    const held = assignment.partition(partitionName(topic, batch.partition));
    if (!held || !this.isWanted(fetched)) return;
    held.high = Math.max(held.high, Number(batch.highWatermark));
    const messages = batch.messages.filter(({ offset }) => Number(offset) >= held.next);
    const [first] = messages;
    if (!first) return;
    if (Number(first.offset) > held.next && held.soughtAt !== held.next) {
      // Fetched before the reader was sent to its place. (Where it comes again, there is a gap in the log itself.)
      held.soughtAt = held.next;
      return this.seek(consumer, held.name, held.next);
    }
    const known = messages.filter(({ offset }) => Number(offset) < held.position);
    if (known.length > 0) this.lookBackAt(fetched, held, batchOf(topic, held.name, known));
    for (const some of chunks(messages.slice(known.length), this.parts.batchSize)) {
      const work = () => this.handleBatch(fetched, held, batchOf(topic, held.name, some));
      if (!(await this.exclusively(held.name, work))) return;
    }
  }

  private lookBackAt({ payload }: Fetched, held: HeldPartition, batch: LogBatch): void {
    this.parts.learn?.(batch);
    held.next = batch.position;
    payload.resolveOffset(String(batch.position - 1));
  }

  /** False where the rest of what was fetched is not to be handled here. */
  private async handleBatch(fetched: Fetched, held: HeldPartition, batch: LogBatch): Promise<boolean> {
    if (!this.isWanted(fetched) || this.isInterrupted) return false;
    await this.parts.handle(batch);
    if (fetched.assignment.isOver) return false;
    await this.savePosition(fetched, batch);
    held.position = batch.position;
    held.next = batch.position;
    fetched.payload.resolveOffset(String(batch.position - 1));
    this.reaching.settle(this.assignment);
    return true;
  }

  private isWanted({ payload, assignment }: Fetched): boolean {
    return assignment.isOpen && !assignment.isOver && payload.isRunning() && !payload.isStale();
  }

  private async savePosition({ payload }: Fetched, { partition, position }: LogBatch): Promise<void> {
    if (this.parts.positions) return this.parts.positions.save(partition, position);
    const { topic, partition: number } = payload.batch;
    const partitions = [{ partition: number, offset: String(position) }];
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
  }

  private interrupt(note: () => void): void {
    note();
    this.pauses.endAll();
  }
}

function batchOf(topic: string, partition: string, messages: readonly KafkaMessage[]): LogBatch {
  return { topic, partition, messages, position: Number(messages.at(-1)?.offset) + 1 };
}

function* chunks<Item>(items: readonly Item[], size: number): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
