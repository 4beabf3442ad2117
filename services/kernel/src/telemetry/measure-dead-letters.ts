import type { SubscriptionStatus } from '../feed/feed.js';
import type { Metrics } from './metrics.js';

/** Whether dead letters can be written and read, where they are kept in the log on Kafka. */
export function measureDeadLetterLog(metrics: Metrics, status: () => SubscriptionStatus): void {
  metrics.gauge(
    {
      name: 'repartee_dead_letters_unreachable',
      help: '1 while dead letters cannot be written to Kafka or read from it',
    },
    (gauge) => gauge.set(status().status === 'running' ? 0 : 1),
  );
}
