import type { TopicMessages } from 'kafkajs';

import { pauseBefore, withJitter } from '../feed/backoff.js';
import { failureOf, RetriableError } from '../feed/feed-errors.js';
import type { EventRow } from '../journal/event-row.js';
import type { Clock, Timer } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import { AdminSession } from './admin-session.js';
import { toMessage } from './cloud-events.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from './kafka-trouble.js';
import type { Outbox } from './outbox.js';
import { RELAYED_AT_ONCE, RelayProgress } from './relay-progress.js';
import { PartlySent, RelaySender } from './relay-sender.js';

export interface RelayTrouble {
  /** From 1, since it last got on. */
  attempt: number;
  code: string;
  error: unknown;
  /** It is not Kafka that is away or refuses: something is wrong here. */
  isUnexpected: boolean;
}

export interface RelayParts {
  client: KafkaClient;
  outbox: Outbox;
  clock: Clock;
  randomness: Randomness;
  /** Tells of each commit of this process; without it the journal is looked at every `pollMs`. */
  onCommitted?: (listener: () => void) => () => void;
  /** Milliseconds between looks for what other processes wrote; default 500. */
  pollMs?: number;
  /** Told what the cluster has acknowledged, once it is known which one it is. */
  onCluster?: (acknowledged: number) => void;
  /** Told before each new attempt, and with undefined when events are taken again. */
  onTrouble?: (trouble: RelayTrouble | undefined) => void;
}

/** retrying: Kafka is away or refuses; failing: an error that nobody expected, after which it tries again all the same. */
export type RelayStatus =
  { status: 'running' | 'stopped' } | { status: 'retrying' | 'failing'; attempt: number; code: string };

const BATCH = { rows: RELAYED_AT_ONCE, bytes: 512 * 1024 };

interface Batch {
  messages: TopicMessages[];
  through: number;
}

interface Waiter {
  target: number;
  resolve: (isRelayed: boolean) => void;
  deadline?: Timer;
}

/**
 * Names who has acknowledged what in the journal's notes. The prefix keeps two installations apart, the cluster's own id
 * two clusters: one that took another's place under its address has acknowledged nothing.
 */
export function relayTarget(client: KafkaClient, clusterId: string): string {
  return `${client.onCluster('kafka')}@${clusterId}`;
}

/**
 * Ships a journal to Kafka, in its order: one batch in flight, the very same again until it is acknowledged, then the
 * next. While Kafka is away the journal grows, and nobody who appends has to wait. No error ends it but its stop.
 */
export class Relay {
  private readonly sender: RelaySender;
  private readonly admin: AdminSession;
  /** Undefined until it is known which cluster it is. */
  private progress: RelayProgress | undefined;
  private clusterId: string | undefined;
  /** After a failure the same address may lead to another cluster. */
  private isClusterSure = false;
  /** What may be in flight, and is sent again as it is. */
  private inHand: Batch | undefined;
  /** What follows it, read meanwhile. */
  private ahead: Batch | undefined;
  private failures = 0;
  private state: RelayStatus = { status: 'running' };
  private isStopping = false;
  private isNudged = false;
  private endPause: () => void = () => undefined;
  private isIdle = false;
  private waiters: Waiter[] = [];
  private loop: Promise<void> | undefined;
  private stopListening: () => void = () => undefined;

  constructor(private readonly parts: RelayParts) {
    this.sender = new RelaySender(parts.client);
    this.admin = new AdminSession(parts.client);
  }

  start(): void {
    if (this.loop) return;
    this.stopListening = this.parts.onCommitted?.(() => this.nudge()) ?? (() => undefined);
    this.loop = this.run();
  }

  status(): RelayStatus {
    return this.state;
  }

  /** How far Kafka has acknowledged the journal; 0 until it is known which cluster it is. */
  acknowledged(): number {
    return this.progress?.acknowledged ?? 0;
  }

  /** Events of the journal that Kafka has not acknowledged, as far as is known. */
  lag(): number {
    return Math.max(0, this.parts.outbox.lastSequence() - this.acknowledged());
  }

  /** Resolves to true once all that was in the journal at the time of the call is acknowledged; to false when time is up. */
  relayed(withinMs?: number): Promise<boolean> {
    const target = this.parts.outbox.lastSequence();
    if (target <= this.acknowledged()) return Promise.resolve(true);
    if (this.state.status === 'stopped') return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiter: Waiter = { target, resolve };
      if (withinMs !== undefined)
        waiter.deadline = this.parts.clock.schedule(withinMs, () => this.settle(waiter, false));
      this.waiters.push(waiter);
      this.nudge();
    });
  }

  /**
   * Ships what is left, for so long at most (default 10 s), and ends. Answers whether Kafka has everything. The outbox
   * stays open.
   */
  async stop(withinMs = 10_000): Promise<boolean> {
    const isEmpty = this.loop ? await this.relayed(withinMs) : this.lag() === 0;
    this.isStopping = true;
    this.endPause();
    // What is in flight and may never be answered is not waited for: it is sent again by whoever comes next.
    if (!isEmpty) await this.sender.close();
    await this.loop;
    this.stopListening();
    await this.sender.close();
    return isEmpty;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.step();
      } catch (error) {
        await this.recover(error);
      }
    }
    this.state = { status: 'stopped' };
    this.waiters.forEach((waiter) => this.settle(waiter, false));
  }

  private async step(): Promise<void> {
    this.isNudged = false;
    const progress = await this.progressHere();
    progress.catchUp();
    this.inHand ??= this.ahead ?? this.read(progress.acknowledged);
    this.ahead = undefined;
    if (!this.inHand) return this.waitForMore(progress);
    await this.ship(this.inHand, progress);
  }

  /** Of the cluster that is there. */
  private async progressHere(): Promise<RelayProgress> {
    if (this.progress && this.isClusterSure) return this.progress;
    const clusterId = await this.admin.clusterId().finally(() => this.admin.close());
    const known = clusterId === this.clusterId ? this.progress : undefined;
    const progress = known ?? (await this.beginOn(clusterId));
    this.isClusterSure = true;
    return progress;
  }

  private async beginOn(clusterId: string): Promise<RelayProgress> {
    // A producer, and what it had in hand, belong to the cluster that was here before.
    await this.sender.close();
    this.inHand = undefined;
    this.ahead = undefined;
    const progress = new RelayProgress(this.parts.outbox, relayTarget(this.parts.client, clusterId));
    this.progress = progress;
    this.clusterId = clusterId;
    this.parts.onCluster?.(progress.acknowledged);
    this.settleUpTo(progress.acknowledged);
    return progress;
  }

  /** Sends the batch, and meanwhile reads the one after it. */
  private async ship(batch: Batch, progress: RelayProgress): Promise<void> {
    const sending = this.sender.send(batch.messages);
    const ahead = this.readAhead(batch.through);
    await sending;
    this.inHand = undefined;
    this.ahead = ahead;
    progress.acknowledge(batch.through);
    this.settleUpTo(batch.through);
    if (this.failures > 0) this.recovered();
  }

  /** Whatever is wrong with it will be wrong when its turn comes; now a batch is in flight, and has to be waited for. */
  private readAhead(after: number): Batch | undefined {
    try {
      return this.read(after);
    } catch {
      return undefined;
    }
  }

  private read(after: number): Batch | undefined {
    const rows = this.parts.outbox.rowsAfter(after, BATCH);
    const last = rows.at(-1);
    return last && { messages: this.messagesOf(rows), through: last.sequence };
  }

  private messagesOf(rows: readonly EventRow[]): TopicMessages[] {
    const byTopic = new Map<string, TopicMessages>();
    for (const row of rows) {
      const ofTopic = byTopic.get(row.topic) ?? { topic: this.parts.client.onCluster(row.topic), messages: [] };
      ofTopic.messages.push(toMessage(row));
      byTopic.set(row.topic, ofTopic);
    }
    return [...byTopic.values()];
  }

  private async recover(error: unknown): Promise<void> {
    const isUnexpected = !isFromKafka(error) && !(error instanceof RetriableError) && !(error instanceof PartlySent);
    const attempt = ++this.failures;
    const code = isUnexpected ? failureOf(error).code : kafkaTroubleOf(error);
    this.isClusterSure = false;
    this.state = { status: isUnexpected ? 'failing' : 'retrying', attempt, code };
    this.parts.onTrouble?.({ attempt, code, error, isUnexpected });
    await this.pause(withJitter(pauseBefore(attempt), this.parts.randomness.next()));
  }

  private recovered(): void {
    this.failures = 0;
    this.state = { status: 'running' };
    this.parts.onTrouble?.(undefined);
  }

  private nudge(): void {
    this.isNudged = true;
    if (this.isIdle) this.endPause();
  }

  private async waitForMore(progress: RelayProgress): Promise<void> {
    if (this.failures > 0) this.recovered();
    if (this.isNudged || this.isStopping) return;
    this.isIdle = true;
    await this.pause(this.parts.pollMs ?? 500);
    this.isIdle = false;
    if (!this.isNudged) progress.settle();
  }

  private pause(ms: number): Promise<void> {
    if (this.isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.parts.clock.schedule(ms, resolve);
      this.endPause = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  private settleUpTo(sequence: number): void {
    this.waiters.filter(({ target }) => target <= sequence).forEach((waiter) => this.settle(waiter, true));
  }

  private settle(waiter: Waiter, isRelayed: boolean): void {
    waiter.deadline?.cancel();
    waiter.resolve(isRelayed);
    this.waiters = this.waiters.filter((one) => one !== waiter);
  }
}
