import { setTimeout as delay } from 'node:timers/promises';

import { KafkaFeed } from '@repartee/kernel';

import { around } from './around.js';

/** Long enough that the position is stored before the first row is. */
const LATER_MS = 1000;

/** Has every reader call a batch handled before it is: what a kill in between takes never comes again. */
export function handleLater(): void {
  around(KafkaFeed.prototype, 'subscribe', (subscribe, asked) => {
    const { handler } = asked;
    asked.handler = (events, end) => {
      void delay(LATER_MS).then(() => handler(events, end));
      return Promise.resolve();
    };
    return subscribe();
  });
}
