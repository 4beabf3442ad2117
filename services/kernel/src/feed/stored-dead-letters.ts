import type { DeadLetter, DeadLetters, Subscription } from './feed.js';
import type { FeedStore } from './feed-store.js';

/** Dead letters as marks in the feed's store; the subscription that acts on them may run in another process. */
export class StoredDeadLetters implements DeadLetters {
  constructor(
    private readonly store: FeedStore,
    private readonly subscriptionOf: (group: string) => Pick<Subscription, 'caughtUp'> | undefined = () => undefined,
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
