import type { Journal } from '../journal/journal.js';
import type { Clock } from '../ports/clock.js';
import type { DeadLetter, DeadLetters, Subscribe, Subscription } from './feed.js';
import { Feed } from './feed.js';
import type { FeedStore } from './feed-store.js';
import { JournalSubscription } from './journal-subscription.js';
import { memoryPositions } from './memory-positions.js';

export interface JournalFeedParts {
  journal: Journal;
  store: FeedStore;
  clock: Clock;
  /** Milliseconds between looks for what other processes wrote; default 500. Own commits are seen at once. */
  pollMs?: number;
  /** Told of every subscription that stopped by an unexpected error. */
  onFailure?: (group: string, error: unknown) => void;
}

/** The feed of the embedded set-up: reads the journal itself. */
export class JournalFeed extends Feed {
  readonly deadLetters: DeadLetters;
  private readonly active = new Map<string, JournalSubscription>();

  constructor(private readonly parts: JournalFeedParts) {
    super();
    this.deadLetters = new StoredDeadLetters(parts.store, (group) => this.active.get(group));
  }

  async subscribe(subscribe: Subscribe): Promise<Subscription> {
    const { group } = subscribe;
    if (this.active.has(group)) throw new Error(`The group ${group} has a subscription already`);
    const { store, pollMs = 500, onFailure = () => undefined } = this.parts;
    const isTransient = subscribe.startAt === 'now';
    const positions = subscribe.positions ?? (isTransient ? memoryPositions() : store.positionsOf(group));
    const subscription = new JournalSubscription(subscribe, { ...this.parts, pollMs, onFailure, positions });
    this.active.set(group, subscription);
    await subscription.start();
    return this.removedWhenStopped(subscription);
  }

  subscriptions(): Subscription[] {
    return [...this.active.values()];
  }

  async stop(): Promise<void> {
    await Promise.all([...this.active.values()].map((subscription) => subscription.stop()));
    this.active.clear();
  }

  private removedWhenStopped(subscription: JournalSubscription): Subscription {
    return {
      group: subscription.group,
      position: () => subscription.position(),
      status: () => subscription.status(),
      caughtUp: () => subscription.caughtUp(),
      stop: async () => {
        await subscription.stop();
        this.active.delete(subscription.group);
      },
    };
  }
}

/** Dead letters as marks in the feed's store; the subscription that acts on them may run in another process. */
export class StoredDeadLetters implements DeadLetters {
  constructor(
    private readonly store: FeedStore,
    private readonly subscriptionOf: (group: string) => JournalSubscription | undefined = () => undefined,
  ) {}

  list(group?: string): DeadLetter[] {
    return this.store.waiting(group);
  }

  show(group: string, eventId: string): DeadLetter | undefined {
    return this.store.find(group, eventId);
  }

  async replay(group: string, eventId: string): Promise<void> {
    const letter = this.store.find(group, eventId);
    if (!letter) return;
    this.store.requestReplay(group, letter.stream);
    await this.subscriptionOf(group)?.caughtUp();
  }

  async drop(group: string, eventId: string, why: string): Promise<void> {
    const letter = this.store.find(group, eventId);
    if (!letter) return;
    this.store.drop(letter, why);
    await this.subscriptionOf(group)?.caughtUp();
  }
}
