import type { Feed } from '../feed/feed.js';
import { DIVERGED } from '../feed/feed.js';
import { Standstill } from '../health/standstill.js';
import type { Journal } from '../journal/journal.js';
import type { Clock } from '../ports/clock.js';
import type { Metrics } from './metrics.js';

export interface MeasuredFeed {
  journal: Journal;
  feed: Feed;
  clock: Clock;
}

/** How far each reader is behind the log, whether it moves, and what is parked since when. */
export function measureFeed(metrics: Metrics, { journal, feed, clock }: MeasuredFeed): void {
  metrics.gauge({ name: 'repartee_journal_events', help: 'Events in the journal' }, (gauge) =>
    gauge.set(journal.lastSequence()),
  );
  metrics.gauge(
    { name: 'repartee_feed_lag_events', help: 'Events of the log that a reader has not handled', labels: ['group'] },
    (gauge) => {
      gauge.reset();
      for (const subscription of feed.subscriptions()) {
        const lag = subscription.lag();
        if (lag !== undefined) gauge.set({ group: subscription.group }, lag);
      }
    },
  );
  const standstill = new Standstill(clock);
  metrics.gauge(
    {
      name: 'repartee_feed_still_seconds',
      help: 'How long a reader has not moved while there was something to do, or no partition in its hands',
      labels: ['group'],
    },
    (gauge) => {
      gauge.reset();
      for (const subscription of feed.subscriptions())
        gauge.set({ group: subscription.group }, standstill.of(subscription) / 1000);
    },
  );
  metrics.gauge(
    { name: 'repartee_dead_letters', help: 'Events that wait because their stream is parked', labels: ['group'] },
    (gauge) => {
      gauge.reset();
      for (const { group } of feed.deadLetters.list()) gauge.inc({ group });
    },
  );
  metrics.gauge(
    {
      name: 'repartee_dead_letters_diverged',
      help: 'Events that wait because another one has their version: their stream has two histories',
      labels: ['group'],
    },
    (gauge) => {
      gauge.reset();
      for (const { group, reason } of feed.deadLetters.list()) if (reason === DIVERGED) gauge.inc({ group });
    },
  );
  metrics.gauge(
    {
      name: 'repartee_dead_letters_oldest_seconds',
      help: 'How long the event that was parked first has waited',
      labels: ['group'],
    },
    (gauge) => {
      gauge.reset();
      // The oldest of a group comes last here, and stays.
      for (const { group, parkedAt } of feed.deadLetters.list().reverse())
        gauge.set({ group }, (clock.now() - parkedAt) / 1000);
    },
  );
}
