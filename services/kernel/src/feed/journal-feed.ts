import type { Journal } from '../journal/journal.js';
import type { Clock } from '../ports/clock.js';
import type { DeadLetters, Subscribe, Subscription } from './feed.js';
import { Feed } from './feed.js';
import type { FeedStore } from './feed-store.js';
import { JournalSubscription } from './journal-subscription.js';
import { memoryPositions } from './memory-positions.js';
import { StoredDeadLetters } from './stored-dead-letters.js';
import { removedWhenStopped } from './removed-when-stopped.js';

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
    const { store, journal, clock } = parts;
    this.deadLetters = new StoredDeadLetters({
      table: store,
      changes: store,
      readAgain: ({ position }) => Promise.resolve(journal.readAt(position)),
      now: () => clock.now(),
      settled: async (group) => this.active.get(group)?.caughtUp(),
    });
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
    return removedWhenStopped(subscription, (group) => this.active.delete(group));
  }

  subscriptions(): Subscription[] {
    return [...this.active.values()];
  }

  async stop(): Promise<void> {
    await Promise.all([...this.active.values()].map((subscription) => subscription.stop()));
    this.active.clear();
  }
}
