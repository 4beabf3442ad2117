import type { Feed, Subscribe, Subscription } from '@repartee/kernel';

import type { Life } from '../world/life.js';
import { SimulatedFeed } from './simulated-feed.js';
import type { World } from './world.js';

/** The feed of one life of a process: it may be killed before and after each batch, and what is handled is watched. */
export function observedFeed(world: World, life: Life): Feed {
  const { ids, randomness, network, watch } = world.parts;
  const feed = new SimulatedFeed({
    ...{ client: world.clientOf(life), clock: life.clock, ids, randomness, instance: life.name },
    onFailure: (group, error) => life.isOver || watch.failed(`${group} in ${life.name}`, error),
  });
  const subscribe = feed.subscribe.bind(feed);
  feed.subscribe = (asked: Subscribe): Promise<Subscription> =>
    subscribe({
      ...asked,
      handler: async (events, end) => {
        if (life.isOver || network.kills('before-handle-batch', life)) return forever();
        await asked.handler(events, end);
        if (life.isOver || network.kills('after-handle-batch', life)) return forever();
        watch.handled(asked.audience === 'everyone' ? `${asked.group}@${life.name}` : asked.group, events);
      },
    });
  return feed;
}

/** A process that is dead goes no further. */
const forever = (): Promise<never> => new Promise(() => undefined);
