import { pauseBefore } from '../feed/backoff.js';
import { CatchingUp } from '../feed/catching-up.js';
import { Delivery, DeliveryInterrupted } from '../feed/delivery.js';
import type { Positions, PositionStore, Subscribe, Subscription, SubscriptionStatus } from '../feed/feed.js';
import { failureOf, RetriableError } from '../feed/feed-errors.js';
import type { ParkedStreams } from '../feed/parked-streams.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Clock } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import type { AdminSession, LogEnds } from './admin-session.js';
import type { Decode } from './entries.js';
import type { EntryReader } from './entry-reader.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';
import type { LogBatch } from './fetched-batches.js';
import { LogConsumer } from './log-consumer.js';
import { RELAYED_AT_ONCE } from './relay-progress.js';
import { StreamHeads } from './stream-heads.js';

export interface KafkaSubscriptionParts {
  client: KafkaClient;
  admin: AdminSession;
  reader: EntryReader;
  clock: Clock;
  randomness: Randomness;
  timing: KafkaTiming;
  decode: Decode;
  /** The name under which positions and dead letters are kept. */
  group: string;
  /** The group that is joined on Kafka. */
  memberOf: string;
  positions: PositionStore | undefined;
  parked: ParkedStreams;
  /** Resolves when everything that was parked so far, by whomever, is known here. */
  parkedKnown: () => Promise<void>;
  /** Resolves when what this process has written is in the log, or after so many milliseconds. */
  written: (withinMs?: number) => Promise<void>;
  onFailure: (group: string, error: unknown) => void;
  /** Told of each event that was parked because another one has its version. */
  onDiverged?: ((group: string, event: JournalEntry['event']) => void) | undefined;
}

const DEFAULT_BATCH = 500;

/**
 * How far back a partition is read to learn which versions were handled. A relay sends fewer than 2 * RELAYED_AT_ONCE
 * events twice (what is not noted for sure, and what was in flight), perhaps all of one partition; as many again are for
 * what other relays send in between.
 */
const LOOK_BACK = 4 * RELAYED_AT_ONCE;

/** One group's way through the log on Kafka: what the embedded feed does with a journal, by partition. */
export class KafkaSubscription implements Subscription {
  readonly group: string;
  readonly patienceMs: number | undefined;
  private readonly consumer: LogConsumer;
  private readonly delivery: Delivery;
  private readonly catchingUp: CatchingUp;
  private readonly heads = new Map<string, StreamHeads>();
  private state: SubscriptionStatus = { status: 'running' };

  constructor(
    readonly subscribed: Subscribe,
    private readonly parts: KafkaSubscriptionParts,
  ) {
    this.group = subscribed.group;
    this.patienceMs = subscribed.patienceMs;
    this.catchingUp = new CatchingUp(subscribed.group, parts.clock);
    this.delivery = new Delivery({
      group: parts.group,
      handler: subscribed.handler,
      parked: parts.parked,
      readAgain: (letters) => parts.reader.read(letters),
      now: () => parts.clock.now(),
      pause: (ms) => this.consumer.pause(ms),
      isStopping: () => this.consumer.isInterrupted,
      onRetrying: (retry) => this.waits(retry),
    });
    this.consumer = this.createConsumer();
  }

  start(): Promise<void> {
    return this.consumer.start();
  }

  stop(): Promise<void> {
    this.catchingUp.end();
    return this.consumer.stop();
  }

  position(): Positions {
    return this.consumer.positions();
  }

  lag(): number | undefined {
    return this.consumer.lag();
  }

  status(): SubscriptionStatus {
    return this.state;
  }

  caughtUp(withinMs?: number): Promise<void> {
    return this.catchingUp.wait(async (signal) => {
      await this.parts.written(withinMs);
      const ends = await this.ends(signal);
      this.consumer.learnEnds(ends);
      const targets = new Map([...ends].map(([partition, { high }]) => [partition, high]));
      await this.consumer.reached(targets, signal);
      await this.replayRequested();
    }, withinMs);
  }

  /** Heard of how far the topics go. */
  learnEnds(ends: LogEnds): void {
    this.consumer.learnEnds(ends);
  }

  /** Tries the streams again for which somebody has asked, where their partition is in this process's hands. */
  async replayRequested(): Promise<void> {
    const { parked, group } = this.parts;
    const letters = parked.replayRequests(group).flatMap((stream) => parked.requested(group, stream).slice(0, 1));
    for (const partition of new Set(letters.map((letter) => letter.partition)))
      await this.consumer.exclusively(partition, () => this.replayIn(partition));
  }

  /** However often one has to ask, as long as somebody waits for it. */
  private async ends(signal: AbortSignal): Promise<LogEnds> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        return await this.parts.admin.ends(this.subscribed.topics);
      } catch (error) {
        if (!(error instanceof RetriableError)) throw error;
        await this.parts.clock.delay(pauseBefore(attempt));
      }
    }
    throw new DeliveryInterrupted();
  }

  private async replayIn(partition: string): Promise<void> {
    if (!this.consumer.holds(partition)) return;
    const end = { partition, position: this.consumer.positionIn(partition) };
    try {
      await this.delivery.replayRequested(
        () => end,
        (letter) => letter.partition === partition,
      );
    } catch (error) {
      // Interrupted, it stays asked for, and whoever holds the partition next takes it up.
      if (!(error instanceof DeliveryInterrupted)) this.consumer.fail(error);
    }
  }

  private createConsumer(): LogConsumer {
    const { subscribed: subscribe, parts } = this;
    const { positions } = parts;
    return new LogConsumer({
      ...{ client: parts.client, admin: parts.admin, clock: parts.clock, randomness: parts.randomness },
      timing: parts.timing,
      groupId: parts.client.onCluster(parts.memberOf),
      topics: subscribe.topics,
      startAt: subscribe.startAt ?? 'position',
      positions: positions && {
        load: () => positions.load(),
        save: (partition, position) => this.delivery.retrying(() => positions.save(partition, position)),
      },
      batchSize: subscribe.batchSize ?? DEFAULT_BATCH,
      parallel: subscribe.parallel ?? 1,
      isAlone: subscribe.audience === 'everyone',
      lookBack: LOOK_BACK,
      handle: (batch) => this.handle(batch),
      learn: (batch) => this.fresh(batch).handled(),
      beforeOpening: async () => {
        await parts.parkedKnown();
        this.heads.clear();
      },
      onOpened: () => void this.replayRequested().catch((error: unknown) => this.consumer.fail(error)),
      onTrouble: (trouble) => this.waits(trouble),
      onFailure: (error) => {
        this.state = failureOf(error);
        this.catchingUp.end(error);
        parts.onFailure(this.group, error);
      },
      onStopped: () => {
        if (this.state.status !== 'failed') this.state = { status: 'stopped' };
      },
    });
  }

  private async handle(batch: LogBatch): Promise<void> {
    const fresh = this.fresh(batch);
    await this.delivery.deliver(fresh.entries, { partition: batch.partition, position: batch.position });
    fresh.handled();
    for (const { event } of fresh.diverged) this.parts.onDiverged?.(this.parts.group, event);
  }

  private fresh({ topic, partition, messages }: LogBatch): ReturnType<StreamHeads['fresh']> {
    const heads = this.heads.get(partition) ?? new StreamHeads();
    this.heads.set(partition, heads);
    return heads.fresh(messages.map((message) => this.parts.decode(topic, partition, message)));
  }

  private waits(trouble: { attempt: number; code: string } | undefined): void {
    if (this.state.status === 'failed' || this.state.status === 'stopped') return;
    this.state = trouble ? { status: 'retrying', ...trouble } : { status: 'running' };
  }
}
