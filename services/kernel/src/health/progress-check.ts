import type { Feed, Subscription } from '../feed/feed.js';
import type { Clock } from '../ports/clock.js';
import type { HealthCheck } from './health.js';
import { Standstill } from './standstill.js';

/**
 * Until partitions are in its hands: longer than any group takes to share them out among its members. Who asks for more
 * time with an event may lose them in the midst of it.
 */
const UNASSIGNED_MS = 300_000;

/**
 * Live while every subscription moves or has nothing to do. One that waits for something it can name (a database that
 * is away) is live: a new start would not bring it back. One that failed is not: a new start hands it the event again.
 */
export function progressCheck(feed: Feed, clock: Clock, stillMs = 60_000): HealthCheck {
  const standstill = new Standstill(clock);
  const complaintOf = (subscription: Subscription): string | undefined => {
    const { group } = subscription;
    const status = subscription.status();
    if (status.status === 'failed') return `${group} failed: ${status.code}`;
    const still = standstill.of(subscription, status.status !== 'running');
    const lag = subscription.lag();
    const seconds = Math.round(still / 1000);
    if (lag === undefined)
      return still > Math.max(UNASSIGNED_MS, subscription.patienceMs ?? 0)
        ? `${group} has been given no partitions for ${seconds} s`
        : undefined;
    return still > (subscription.patienceMs ?? stillMs)
      ? `${group} has not moved for ${seconds} s, with ${lag} to handle`
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
