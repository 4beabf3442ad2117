import type { Subscription } from '../feed/feed.js';
import type { Clock } from '../ports/clock.js';

interface Seen {
  /** Undefined where it was not known then. */
  passed: number | undefined;
  /** UTC, milliseconds since 1970: when it was first seen there with something to do. */
  at: number;
}

/** How long readers have not moved while there was something to do; what nobody knows of may be something. */
export class Standstill {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock) {}

  /** In milliseconds, since it was first seen so; with an excuse it begins anew. */
  of(subscription: Subscription, isExcused = false): number {
    const { group } = subscription;
    const lag = subscription.lag();
    if (lag === 0) {
      this.seen.delete(group);
      return 0;
    }
    const before = this.seen.get(group);
    const passed = lag === undefined ? before?.passed : passedBy(subscription);
    if (before !== undefined && before.passed === passed && !isExcused) return this.clock.now() - before.at;
    this.seen.set(group, { passed, at: this.clock.now() });
    return 0;
  }
}

function passedBy(subscription: Subscription): number {
  return [...subscription.position().values()].reduce((sum, position) => sum + position, 0);
}
