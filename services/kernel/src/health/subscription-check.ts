import type { Feed } from '../feed/feed.js';
import type { HealthCheck } from './health.js';

/**
 * Ready while no subscription of the feed has failed. One that waits for a log or a store that is away goes on by itself,
 * and who asks this process for something else is served meanwhile: conversations go on.
 */
export function subscriptionCheck(feed: Feed): HealthCheck {
  return {
    name: 'feed',
    check: () => {
      const troubled = feed.subscriptions().flatMap((subscription) => {
        const status = subscription.status();
        return status.status === 'failed' ? [`${subscription.group} ${status.status}: ${status.code}`] : [];
      });
      return troubled.length === 0 ? undefined : troubled.join('; ');
    },
  };
}
