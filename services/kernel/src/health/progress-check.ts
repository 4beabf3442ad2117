import type { Feed, Subscription } from '../feed/feed.js';
import type { Clock } from '../ports/clock.js';
import type { HealthCheck } from './health.js';

interface Seen {
  passed: number;
  /** UTC, milliseconds since 1970: when it was first seen there with something to do. */
  at: number;
}

/**
 * Live while every subscription moves or has nothing to do. One that waits for something it can name (a database that
 * is away) is live: a new start would not bring it back. One that failed is not: a new start hands it the event again.
 */
export function progressCheck(feed: Feed, clock: Clock, stillMs = 60_000): HealthCheck {
  const seen = new Map<string, Seen>();
  const complaintOf = (subscription: Subscription): string | undefined => {
    const { group } = subscription;
    const status = subscription.status();
    if (status.status === 'failed') return `${group} failed: ${status.code}`;
    const passed = [...subscription.position().values()].reduce((sum, position) => sum + position, 0);
    const before = seen.get(group);
    const lag = subscription.lag();
    if (lag === 0) {
      seen.delete(group);
      return undefined;
    }
    if (before?.passed !== passed || status.status !== 'running') {
      seen.set(group, { passed, at: clock.now() });
      return undefined;
    }
    const still = clock.now() - before.at;
    return still > (subscription.patienceMs ?? stillMs)
      ? `${group} has not moved for ${Math.round(still / 1000)} s, with ${lag} to handle`
      : undefined;
  };
  return {
    name: 'feed',
    check: () => {
      const complaints = feed.subscriptions().flatMap((subscription) => complaintOf(subscription) ?? []);
      return complaints.length === 0 ? undefined : complaints.join('; ');
    },
  };
}
