import type { SubscriptionStatus } from '../feed/feed.js';
import type { HealthCheck } from './health.js';

const NAME = 'dead letters';

/**
 * Live unless an error nobody expected has ended the reading of them, which a new start begins again. Where Kafka is
 * away, what has nothing to do with them is served.
 */
export function deadLetterCheck(status: () => SubscriptionStatus): HealthCheck {
  return {
    name: NAME,
    check: () => {
      const now = status();
      return now.status === 'failed' ? `failed: ${now.code}` : undefined;
    },
  };
}
