import { createRequire } from 'node:module';

import { describe, expect, it } from '@jest/globals';

import { isFromKafka, kafkaTroubleOf, passingTroubleOf } from './kafka-trouble.js';

interface LibraryBroker {
  metadata: (topics: readonly string[]) => Promise<unknown>;
}

/** The library's own, to nobody connected. */
function createTestBroker(): LibraryBroker {
  const Broker = createRequire(import.meta.url)('kafkajs/src/broker/index.js') as new (parts: object) => LibraryBroker;
  return new Broker({ connectionPool: {}, logger: { namespace: () => ({}) }, nodeId: 1 });
}

describe('when the library asks a broker to whom its connection has gone', () => {
  it('Kafka is away, and another attempt may succeed', async () => {
    const error: unknown = await createTestBroker()
      .metadata(['topic'])
      .catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(Error);
    expect(isFromKafka(error)).toBe(true);
    expect(kafkaTroubleOf(error)).toBe('kafka_away');
    expect(passingTroubleOf(error)).toBe('kafka_away');
  });
});

describe('when an error is not the library’s', () => {
  it('nobody takes it for Kafka’s, whatever it says besides', () => {
    expect(passingTroubleOf(new Error('Broker not connected to its policies'))).toBeUndefined();
    expect(passingTroubleOf(new TypeError('Broker not connected'))).toBeUndefined();
  });
});
