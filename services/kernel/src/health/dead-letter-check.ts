import type { SubscriptionStatus } from '../feed/feed.js';
import type { HealthCheck } from './health.js';

const NAME = 'dead letters';

/** Ready while dead letters can be written and read: a stream that cannot be parked holds up its reader. */
export function deadLetterReadiness(status: () => SubscriptionStatus): HealthCheck {
  return {
    name: NAME,
    check: () => {
      const now = status();
      return 'code' in now ? `${now.status}: ${now.code}` : undefined;
    },
  };
}

/** Live unless an error nobody expected has ended the reading of them, which a new start begins again. */
export function deadLetterCheck(status: () => SubscriptionStatus): HealthCheck {
  return {
    name: NAME,
    check: () => {
      const now = status();
      return now.status === 'failed' ? `failed: ${now.code}` : undefined;
    },
  };
}
