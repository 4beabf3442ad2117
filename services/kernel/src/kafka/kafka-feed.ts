import type { DeadLetters, PositionStore, Subscribe, Subscription, SubscriptionStatus } from '../feed/feed.js';
import { Feed } from '../feed/feed.js';
import { FeedStore } from '../feed/feed-store.js';
import { memoryPositions } from '../feed/memory-positions.js';
import { removedWhenStopped } from '../feed/removed-when-stopped.js';
import { StoredDeadLetters } from '../feed/stored-dead-letters.js';
import type { Clock, Timer } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import { AdminSession } from './admin-session.js';
import type { DeadLetterTrouble } from './dead-letter-log.js';
import { DEAD_LETTER_GROUP, DeadLetterLog } from './dead-letter-log.js';
import type { Decode } from './entries.js';
import { decode } from './entries.js';
import { EntryReader } from './entry-reader.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaSubscriptionParts } from './kafka-subscription.js';
import { KafkaSubscription } from './kafka-subscription.js';
import type { KafkaTiming } from './kafka-timing.js';
import { defaultTiming } from './kafka-timing.js';

export interface KafkaFeedParts {
  client: KafkaClient;
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  /** Tells this process from others of its kind, and stays over restarts; default the client's id. */
  instance?: string;
  /** Resolves when what this process has written is in the log, or time is up; default at once. A relay's `relayed`. */
  written?: (withinMs?: number) => Promise<unknown>;
  timing?: Partial<KafkaTiming>;
  /** Milliseconds between looks at how far the topics go, for the lag; default 5,000. */
  endsEveryMs?: number;
  /** Told of every subscription that stopped by an unexpected error. */
  onFailure?: (group: string, error: unknown) => void;
  /** Told of each event that was parked because another one has its version in their stream. */
  onDiverged?: KafkaSubscriptionParts['onDiverged'];
  /** Told of each attempt to write or to read dead letters that was in vain, and with undefined when that is over. */
  onDeadLetterTrouble?: (trouble: DeadLetterTrouble | undefined) => void;
  /** What makes an entry of a message; a release that knows more types decodes more. */
  decode?: Decode;
}

/** Where Kafka goes away in the middle of a parking, a stop does not wait for its return. */
const STOP_PATIENCE_MS = 5000;

/** The feed of the set-up on many machines: reads the topics that relays fill. */
export class KafkaFeed extends Feed {
  /** As they are known here; `open` waits until they all are. */
  readonly deadLetters: DeadLetters;
  private readonly active = new Map<string, KafkaSubscription>();
  private readonly admin: AdminSession;
  private readonly reader: EntryReader;
  private readonly letters: DeadLetterLog;
  private readonly timing: KafkaTiming;
  /** Of readers that keep nothing over their own end. */
  private readonly transient = new FeedStore(':memory:');
  private started: Promise<void> | undefined;
  private look: Timer | undefined;
  private stopping: Promise<void> | undefined;

  constructor(private readonly parts: KafkaFeedParts) {
    super();
    this.timing = { ...defaultTiming, ...parts.timing };
    this.admin = new AdminSession(parts.client);
    const { client, ids, clock, randomness } = parts;
    this.reader = new EntryReader({ client, ids, admin: this.admin, decode: () => parts.decode ?? decode });
    this.letters = new DeadLetterLog({
      ...{ client, ids, clock, randomness },
      admin: this.admin,
      timing: this.timing,
      onReplayRequested: (group) => this.replayIn(group),
      onTrouble: parts.onDeadLetterTrouble,
      onFailure: (error) => parts.onFailure?.(DEAD_LETTER_GROUP, error),
    });
    this.deadLetters = new StoredDeadLetters({
      table: this.letters.table,
      changes: this.letters,
      readAgain: async (letter) => (await this.reader.read([letter]))[0],
      now: () => clock.now(),
      settled: (group) => this.settled(group),
    });
  }

  /** Whether dead letters can be written and read. */
  deadLetterStatus(): SubscriptionStatus {
    return this.letters.status();
  }

  /** For a command that subscribes to nothing: resolves when the dead letters are known. */
  async open(): Promise<void> {
    await this.start();
    await this.letters.known();
  }

  async subscribe(subscribe: Subscribe): Promise<Subscription> {
    const { group } = subscribe;
    if (this.active.has(group)) throw new Error(`The group ${group} has a subscription already`);
    const subscription = new KafkaSubscription(subscribe, {
      ...{ client: this.parts.client, clock: this.parts.clock, randomness: this.parts.randomness },
      ...{ admin: this.admin, reader: this.reader, timing: this.timing },
      decode: this.parts.decode ?? decode,
      group: this.nameOf(subscribe),
      memberOf: this.memberOf(subscribe),
      positions: positionsOf(subscribe),
      parked: subscribe.startAt === 'now' ? this.transient : this.letters,
      parkedKnown: () => this.letters.known(),
      written: async (withinMs) => void (await this.parts.written?.(withinMs)),
      onFailure: (name, error) => this.parts.onFailure?.(name, error),
      onDiverged: this.parts.onDiverged,
    });
    this.active.set(group, subscription);
    await this.start();
    await subscription.start();
    return removedWhenStopped(subscription, (group) => this.active.delete(group));
  }

  subscriptions(): Subscription[] {
    return [...this.active.values()];
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    this.look?.cancel();
    const patience = this.parts.clock.schedule(STOP_PATIENCE_MS, () => this.letters.giveUp());
    await Promise.all([...this.active.values()].map((subscription) => subscription.stop()));
    patience.cancel();
    this.active.clear();
    if (this.started) await this.letters.stop();
    await this.admin.close();
    this.transient.close();
  }

  private async settled(group: string): Promise<void> {
    for (const subscription of this.active.values())
      if (this.nameOf(subscription.subscribed) === group) await subscription.caughtUp();
  }

  private start(): Promise<void> {
    this.started ??= this.letters.start().then(() => this.lookAgain());
    return this.started;
  }

  /** Where each process needs every event it is a group of its own; so is a reader of what comes from now on. */
  private nameOf({ group, audience, startAt }: Subscribe): string {
    const isAlone = audience === 'everyone' && startAt !== 'now';
    return isAlone ? `${group}@${this.parts.instance ?? this.parts.client.clientId}` : group;
  }

  /**
   * The group that Kafka knows. Where a process is one by itself and keeps its place itself too, nothing is kept with the
   * group: it is another one at each start, so that nobody waits until Kafka has missed a process that was killed.
   */
  private memberOf(subscribe: Subscribe): string {
    const name = this.nameOf(subscribe);
    const isNew = subscribe.audience === 'everyone' && subscribe.positions !== undefined;
    return isNew ? `${name}-${this.parts.ids.next()}` : name;
  }

  private replayIn(group: string): void {
    for (const subscription of this.active.values())
      if (this.nameOf(subscription.subscribed) === group) void subscription.replayRequested();
  }

  private lookAgain(): void {
    if (this.stopping) return;
    this.look = this.parts.clock.schedule(this.parts.endsEveryMs ?? 5000, async () => {
      await this.hearEnds().catch(() => undefined);
      this.lookAgain();
    });
  }

  private async hearEnds(): Promise<void> {
    const subscriptions = [...this.active.values()];
    const topics = new Set(subscriptions.flatMap(({ subscribed }) => subscribed.topics));
    if (topics.size === 0) return;
    // A topic that is not there yet must not hide how far the others go.
    const ends = await this.admin.endsOfPresent([...topics]);
    for (const subscription of subscriptions) subscription.learnEnds(ends);
  }
}

function positionsOf({ positions, startAt }: Subscribe): PositionStore | undefined {
  return positions ?? (startAt === 'now' ? memoryPositions() : undefined);
}
