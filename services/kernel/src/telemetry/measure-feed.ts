import type { Feed } from '../feed/feed.js';
import type { Journal } from '../journal/journal.js';
import type { Metrics } from './metrics.js';

/** How far each reader is behind the journal, and what is parked. */
export function measureFeed(metrics: Metrics, journal: Journal, feed: Feed): void {
  metrics.gauge({ name: 'repartee_journal_events', help: 'Events in the journal' }, (gauge) =>
    gauge.set(journal.lastSequence()),
  );
  metrics.gauge(
    { name: 'repartee_feed_lag_events', help: 'Events of the log that a reader has not handled', labels: ['group'] },
    (gauge) => {
      for (const subscription of feed.subscriptions()) gauge.set({ group: subscription.group }, subscription.lag());
    },
  );
  metrics.gauge(
    { name: 'repartee_dead_letters', help: 'Events that wait because their stream is parked', labels: ['group'] },
    (gauge) => {
      gauge.reset();
      for (const { group } of feed.deadLetters.list()) gauge.inc({ group });
    },
  );
}
