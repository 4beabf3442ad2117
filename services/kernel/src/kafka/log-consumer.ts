import type { EachBatchPayload } from 'kafkajs';

import { InTurn } from '../concurrency/in-turn.js';
import { pauseBefore, withJitter } from '../feed/backoff.js';
import { DeliveryInterrupted } from '../feed/delivery.js';
import type { Positions } from '../feed/feed.js';
import type { Clock } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import type { LogEnds } from './admin-session.js';
import { Assignment } from './assignment.js';
import type { LogBatch } from './fetched-batches.js';
import { FetchedBatches } from './fetched-batches.js';
import { GroupMember } from './group-member.js';
import { Heartbeats } from './heartbeats.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';
import { isFromKafka, isRefusal, passingTroubleOf } from './kafka-trouble.js';
import { Pauses } from './pauses.js';
import type { PlacesParts } from './places.js';
import { Places } from './places.js';
import { Reaching } from './reaching.js';

export interface LogConsumerParts extends PlacesParts {
  client: KafkaClient;
  clock: Clock;
  randomness: Randomness;
  timing: KafkaTiming;
  batchSize: number;
  parallel: number;
  /** Whether it is to have every partition: what it has reached counts for all of them. Default: its group shares them. */
  isAlone?: boolean;
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

const MARKED_WITHIN_ATTEMPTS = 5;

/** Open for so long, a member was well: what befalls it then is a new trouble, not the old one again. */
const WELL_AFTER_MS = 60_000;

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
  private readonly batches: FetchedBatches;
  /** Attempts that failed since it last got on: to join is not enough, for it may break right after, again and again. */
  private failures = 0;
  private openedAt: number | undefined;
  private isRebalancing = false;
  private isStopping = false;
  private hasFailed = false;
  private signalStop: () => void = () => undefined;
  private life: Promise<void> | undefined;

  constructor(private readonly parts: LogConsumerParts) {
    this.stopped = new Promise((resolve) => (this.signalStop = resolve));
    this.pauses = new Pauses(parts.clock);
    this.places = new Places(parts);
    this.batches = new FetchedBatches({
      ...parts,
      exclusively: (partition, work) => this.exclusively(partition, work),
      isInterrupted: () => this.isInterrupted,
      onHandled: () => {
        this.failures = 0;
        this.reaching.settle(this.assignment);
      },
    });
  }

  /** Resolves at once, but for a reader of what comes from now on: when it is known where that is, or Kafka is away. */
  async start(): Promise<void> {
    await this.mark();
    this.life = this.live();
  }

  /** Lets the batches in hand finish, stores their positions, and leaves the group. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.signalStop();
    this.pauses.endAll();
    // Whoever waits in a batch for what another reader has not reached would hold up the end of both.
    this.reaching.end();
    await this.life;
  }

  positions(): Positions {
    return this.assignment.positions();
  }

  /** Undefined while no partitions are in this member's hands, or it is not known where they are to be read from. */
  lag(): number | undefined {
    return this.assignment.isOpen && !this.assignment.isOver ? this.assignment.lag() : undefined;
  }

  holds(partition: string): boolean {
    return this.assignment.isOpen && !this.assignment.isOver && this.assignment.partition(partition) !== undefined;
  }

  positionIn(partition: string): number {
    return this.assignment.partition(partition)?.position ?? 0;
  }

  /** Whether a handler had better give up what it waits for. */
  get isInterrupted(): boolean {
    return this.isOver || this.isRebalancing || this.assignment.isOver;
  }

  /** Heard of how far the log goes, from somebody else than this consumer. */
  learnEnds(ends: LogEnds): void {
    for (const held of this.assignment.partitions()) held.high = Math.max(held.high, ends.get(held.name)?.high ?? 0);
  }

  /**
   * Resolves when the partitions in this member's hands, whichever these are by then, have come that far; of a reader
   * that is alone, all of them. Throws DeliveryInterrupted where it ends before, or nobody waits any longer.
   */
  reached(targets: Positions, signal?: AbortSignal): Promise<void> {
    return this.assignment.hasReached(targets) ? Promise.resolve() : this.reaching.wait(targets, signal);
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
    if (this.isOver) return;
    this.hasFailed = true;
    this.parts.onFailure(error);
    this.signalStop();
    this.pauses.endAll();
  }

  private get isOver(): boolean {
    return this.isStopping || this.hasFailed;
  }

  /** A broker may refuse for a moment what has just been made; where Kafka is away, joining goes on to try. */
  private async mark(): Promise<void> {
    for (let attempt = 1; attempt <= MARKED_WITHIN_ATTEMPTS; attempt++) {
      try {
        return await this.places.mark();
      } catch (error) {
        if (!isRefusal(error)) return;
        await this.backOff(attempt);
      }
    }
  }

  private async live(): Promise<void> {
    while (!this.isOver) {
      try {
        await this.consume();
      } catch (error) {
        await this.recover(error);
      }
    }
    this.reaching.end();
    this.parts.onStopped?.();
  }

  private async recover(error: unknown): Promise<void> {
    const { clock, onTrouble } = this.parts;
    const code = passingTroubleOf(error);
    if (code === undefined) return this.fail(error);
    if (this.openedAt !== undefined && clock.now() - this.openedAt >= WELL_AFTER_MS) this.failures = 0;
    this.openedAt = undefined;
    const attempt = ++this.failures;
    onTrouble({ attempt, code });
    await this.backOff(attempt);
  }

  private async consume(): Promise<void> {
    const { client, groupId, topics, timing, parallel } = this.parts;
    await this.places.mark();
    const member: GroupMember = new GroupMember({
      ...{ client, groupId, topics, timing, parallel },
      onAssigned: (names) => this.take(member, names),
      onFetched: (payload) => this.onFetched(member, payload),
    });
    try {
      await member.run(this.stopped, () => this.pauses.endAll());
    } finally {
      this.assignment.isOver = true;
    }
  }

  /** What the group has just given this member. What it had before is over, even where it is the same. */
  private take(member: GroupMember, names: readonly string[]): void {
    this.assignment.isOver = true;
    this.isRebalancing = false;
    const assignment = new Assignment(names, this.parts.isAlone);
    this.assignment = assignment;
    assignment.opened = this.open(member, assignment);
  }

  /** Finds out where to read from, however often that takes. */
  private async open(member: GroupMember, assignment: Assignment): Promise<void> {
    for (let attempt = 1; !this.isOver && !assignment.isOver; attempt++) {
      try {
        await this.parts.beforeOpening?.();
        await this.places.find(assignment);
        if (assignment.isOver) return;
        for (const { name, next } of assignment.partitions()) member.seek(name, next);
        return this.opened(assignment);
      } catch (error) {
        const code = passingTroubleOf(error);
        if (code === undefined) return this.fail(error);
        this.parts.onTrouble({ attempt, code });
        await this.backOff(attempt);
      }
    }
  }

  private opened(assignment: Assignment): void {
    assignment.isOpen = true;
    this.openedAt ??= this.parts.clock.now();
    this.parts.onTrouble(undefined);
    this.reaching.settle(this.assignment);
    this.parts.onOpened?.();
  }

  private async backOff(attempt: number): Promise<void> {
    if (!this.isOver) await this.pauses.wait(withJitter(pauseBefore(attempt), this.parts.randomness.next()));
  }

  private async onFetched(member: GroupMember, payload: EachBatchPayload): Promise<void> {
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
      const seek = (partition: string, offset: number) => member.seek(partition, offset);
      await this.batches.handle({ payload, assignment, seek });
    } catch (error) {
      if (isFromKafka(error)) throw error;
      if (!(error instanceof DeliveryInterrupted)) this.fail(error);
    } finally {
      beats.stop();
    }
    if (beats.rebalance instanceof Error) throw beats.rebalance;
  }

  private interrupt(note: () => void): void {
    note();
    this.pauses.endAll();
  }
}
