import type { TopicMessages } from 'kafkajs';

import { pauseBefore, withJitter } from '../feed/backoff.js';
import type { EventRow } from '../journal/event-row.js';
import type { Clock, Timer } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import { isDiskTrouble } from '../sqlite/disk-trouble.js';
import { toMessage } from './cloud-events.js';
import type { KafkaClient } from './kafka-client.js';
import { kafkaTroubleOf } from './kafka-trouble.js';
import type { Outbox } from './outbox.js';
import { RelaySender } from './relay-sender.js';

export interface RelayParts {
  client: KafkaClient;
  outbox: Outbox;
  clock: Clock;
  randomness: Randomness;
  /** Tells of each commit of this process; without it the journal is looked at every `pollMs`. */
  onCommitted?: (listener: () => void) => () => void;
  /** Milliseconds between looks for what other processes wrote; default 500. */
  pollMs?: number;
  /** Told when it begins to wait for Kafka, before each attempt, and with undefined when Kafka is there again. */
  onTrouble?: (trouble: { attempt: number; code: string; error: unknown } | undefined) => void;
}

export type RelayStatus = { status: 'running' | 'stopped' } | { status: 'retrying'; attempt: number; code: string };

/** Names Kafka in the journal's notes of who has acknowledged what; the prefix keeps two installations apart. */
const TARGET = 'kafka';

export const RELAYED_AT_ONCE = 2000;
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
 * Ships a journal to Kafka, in its order: one batch in flight, the very same again until it is acknowledged, then the
 * next. While Kafka is away the journal grows, and nobody who appends has to wait.
 */
export class Relay {
  private readonly sender: RelaySender;
  private readonly target: string;
  private acknowledged: number;
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
    this.target = parts.client.onCluster(TARGET);
    this.acknowledged = parts.outbox.acknowledged(this.target);
  }

  start(): void {
    if (this.loop) return;
    this.stopListening = this.parts.onCommitted?.(() => this.nudge()) ?? (() => undefined);
    this.loop = this.run();
  }

  status(): RelayStatus {
    return this.state;
  }

  /** Events of the journal that Kafka has not acknowledged. */
  lag(): number {
    return Math.max(0, this.parts.outbox.lastSequence() - this.acknowledged);
  }

  /** Resolves to true once all that was in the journal at the time of the call is acknowledged; to false when time is up. */
  relayed(withinMs?: number): Promise<boolean> {
    const target = this.parts.outbox.lastSequence();
    if (target <= this.acknowledged) return Promise.resolve(true);
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
    let next: Batch | undefined;
    while (!this.isStopping) {
      this.isNudged = false;
      const batch = next ?? this.read(this.acknowledged);
      next = batch ? await this.ship(batch) : undefined;
      if (!batch) await this.waitForMore();
    }
    this.state = { status: 'stopped' };
    this.waiters.forEach((waiter) => this.settle(waiter, false));
  }

  /** Sends the batch until it is acknowledged; meanwhile reads the one after it, and answers that one. */
  private async ship(batch: Batch): Promise<Batch | undefined> {
    const sending = this.sendUntilAcknowledged(batch);
    const next = this.read(batch.through);
    if (!(await sending)) return undefined;
    this.acknowledged = batch.through;
    this.note();
    this.waiters.filter(({ target }) => target <= batch.through).forEach((waiter) => this.settle(waiter, true));
    return next;
  }

  /** On a full disk the next note does; until then a restart would send some events again. */
  private note(): void {
    try {
      this.parts.outbox.acknowledge(this.target, this.acknowledged);
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }

  /** False where it was stopped before. */
  private async sendUntilAcknowledged({ messages }: Batch): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.sender.send(messages);
        if (attempt > 1) this.recovered();
        return true;
      } catch (error) {
        this.troubled(attempt, error);
        await this.pause(withJitter(pauseBefore(attempt), this.parts.randomness.next()));
        if (this.isStopping) return false;
      }
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

  private troubled(attempt: number, error: unknown): void {
    const code = kafkaTroubleOf(error);
    this.state = { status: 'retrying', attempt, code };
    this.parts.onTrouble?.({ attempt, code, error });
  }

  private recovered(): void {
    this.state = { status: 'running' };
    this.parts.onTrouble?.(undefined);
  }

  private nudge(): void {
    this.isNudged = true;
    if (this.isIdle) this.endPause();
  }

  private async waitForMore(): Promise<void> {
    if (this.isNudged || this.isStopping) return;
    this.isIdle = true;
    await this.pause(this.parts.pollMs ?? 500);
    this.isIdle = false;
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

  private settle(waiter: Waiter, isRelayed: boolean): void {
    waiter.deadline?.cancel();
    waiter.resolve(isRelayed);
    this.waiters = this.waiters.filter((one) => one !== waiter);
  }
}
