import type { Subscription } from './feed.js';

/** The subscription as its reader holds it: once it is stopped, its feed forgets it. */
export function removedWhenStopped(subscription: Subscription, remove: (group: string) => void): Subscription {
  const { group, patienceMs } = subscription;
  return {
    group,
    patienceMs,
    position: () => subscription.position(),
    lag: () => subscription.lag(),
    status: () => subscription.status(),
    caughtUp: (withinMs) => subscription.caughtUp(withinMs),
    stop: async () => {
      await subscription.stop();
      remove(group);
    },
  };
}
