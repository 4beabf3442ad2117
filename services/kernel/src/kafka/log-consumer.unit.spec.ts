import { describe, expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';

import { memoryPositions } from '../feed/memory-positions.js';
import { Randomness } from '../ports/randomness.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import type { AdminSession } from './admin-session.js';
import type { KafkaClient } from './kafka-client.js';
import { defaultTiming } from './kafka-timing.js';
import { LogConsumer } from './log-consumer.js';

type Listener = (event: { payload: object }) => void;

/** A library whose members join at once, handle so many messages each, and break. */
class Library {
  joinedAt: number[] = [];
  messages = 0;
  beforeCrash: () => void = () => undefined;

  constructor(private readonly clock: VirtualClock) {}

  readonly client = {
    kafka: { consumer: () => this.consumer() },
    onCluster: (name: string) => name,
    inProduct: (name: string) => name,
  } as unknown as KafkaClient;

  private consumer() {
    const listeners = new Map<string, Listener>();
    const emit = (name: string, payload: object) => listeners.get(name)?.({ payload });
    return {
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      connect: () => Promise.resolve(),
      subscribe: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      seek: () => undefined,
      run: async ({ eachBatch }: { eachBatch: (payload: object) => Promise<void> }) => {
        this.joinedAt.push(this.clock.now());
        emit('consumer.group_join', { memberAssignment: { log: [0] } });
        for (let offset = 0; offset < this.messages; offset++) await eachBatch(payloadOf(offset));
        this.beforeCrash();
        emit('consumer.crash', { error: Object.assign(new Error('away'), { name: 'KafkaJSConnectionError' }) });
      },
    };
  }
}

function payloadOf(offset: number) {
  const message = { offset: String(offset), value: null } as unknown as KafkaMessage;
  return {
    batch: { topic: 'log', partition: 0, highWatermark: '9', messages: [message] },
    resolveOffset: () => undefined,
    heartbeat: () => Promise.resolve(),
    isRunning: () => true,
    isStale: () => false,
  };
}

class Always extends Randomness {
  constructor(private readonly number: number) {
    super();
  }

  next = () => this.number;
  bytes = () => new Uint8Array();
}

function createTestConsumer(random: number) {
  const clock = new VirtualClock(0);
  const library = new Library(clock);
  const admin = { ends: () => Promise.resolve(new Map([['log/0', { low: 0, high: 9 }]])) } as unknown as AdminSession;
  const attempts: number[] = [];
  const consumer = new LogConsumer({
    ...{ client: library.client, admin, clock, randomness: new Always(random), timing: defaultTiming },
    ...{ groupId: 'readers', topics: ['log'], startAt: 'start', positions: memoryPositions() },
    ...{ batchSize: 10, parallel: 1, lookBack: 0 },
    handle: () => Promise.resolve(),
    onTrouble: (trouble) => trouble && attempts.push(trouble.attempt),
    onFailure: (error) => {
      throw error;
    },
  });
  return { clock, library, consumer, attempts };
}

describe('what a member has to do', () => {
  it('is not known before it has partitions, nor once they are gone', async () => {
    const { clock, library, consumer } = createTestConsumer(1);
    expect(consumer.lag()).toBeUndefined();
    library.messages = 1;
    const lags: (number | undefined)[] = [];
    library.beforeCrash = () => lags.push(consumer.lag());
    await consumer.start();
    await clock.advance(10);

    // One of nine messages was handled.
    expect(lags).toEqual([8]);
    expect(consumer.lag()).toBeUndefined();
    await consumer.stop();
  });
});

describe('when a member of a group breaks each time right after it has joined', () => {
  it('waits longer before each new attempt', async () => {
    const { clock, library, consumer, attempts } = createTestConsumer(1);
    await consumer.start();
    await clock.advance(1000);

    // Pauses of 50, 100, 200 and 400 ms.
    expect(library.joinedAt).toEqual([0, 50, 150, 350, 750]);
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    await consumer.stop();
  });

  it('waits as little as half of that, so that members do not come back together', async () => {
    const { clock, library, consumer } = createTestConsumer(0);
    await consumer.start();
    await clock.advance(200);

    expect(library.joinedAt).toEqual([0, 25, 75, 175]);
    await consumer.stop();
  });

  it('begins anew with short pauses once a batch was handled', async () => {
    const { clock, library, consumer } = createTestConsumer(1);
    await consumer.start();
    await clock.advance(160);
    library.messages = 1;
    await clock.advance(250);

    // Broken at 0, 50 and 150; the one of 350 handles a batch, so that its end is a first trouble again.
    expect(library.joinedAt).toEqual([0, 50, 150, 350, 400]);
    await consumer.stop();
  });
});
