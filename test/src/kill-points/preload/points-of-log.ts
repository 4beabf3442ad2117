import { createRequire } from 'node:module';

import { KafkaFeed } from '@repartee/kernel';

import type { Exchange } from '../../simulator/faults/fault-points.js';
import { around } from './around.js';
import type { Passing } from './passing.js';

interface Asked {
  request: { apiName: string };
}

interface Connection {
  prototype: { send: (asked: Asked) => Promise<unknown> };
}

/** By the name that Kafka's protocol gives the question. */
const exchanges: ReadonlyMap<string, Exclude<Exchange, 'say'>> = new Map([
  ['InitProducerId', 'producer-id'],
  ['Produce', 'produce'],
  ['Fetch', 'fetch'],
  ['OffsetCommit', 'commit'],
  ['JoinGroup', 'join'],
  ['ListOffsets', 'ask-log'],
  ['OffsetFetch', 'ask-log'],
]);

/**
 * Before the bytes of a question go out to a broker, after those of its answer have come in; and before and after a batch
 * is handled. The library's own connection is the one place that all of its questions go through.
 */
export function pointsOfLog(passing: Passing): void {
  const connection = createRequire(import.meta.url)('kafkajs/src/network/connection.js') as Connection;
  around(connection.prototype, 'send', (send, { request }) => {
    const exchange = exchanges.get(request.apiName);
    return exchange === undefined ? send() : passing.asking(exchange, send);
  });
  around(KafkaFeed.prototype, 'subscribe', (subscribe, asked) => {
    const { handler } = asked;
    asked.handler = (events, end) => passing.doing('handle-batch', () => handler(events, end));
    return subscribe();
  });
}
