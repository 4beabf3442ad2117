import type { Feed } from '../feed/feed.js';
import type { HealthCheck } from './health.js';

/** Ready while no subscription of the feed has failed or waits for something that is away. */
export function subscriptionCheck(feed: Feed): HealthCheck {
  return {
    name: 'feed',
    check: () => {
      const troubled = feed.subscriptions().flatMap((subscription) => {
        const status = subscription.status();
        return 'code' in status ? [`${subscription.group} ${status.status}: ${status.code}`] : [];
      });
      return troubled.length === 0 ? undefined : troubled.join('; ');
    },
  };
}
