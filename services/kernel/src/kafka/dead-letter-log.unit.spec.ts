import { beforeEach, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';

import type { Parking } from '../feed/parked-streams.js';
import { deadLetterCheck } from '../health/dead-letter-check.js';
import { TimeOrderedIds } from '../ports/ids.js';
import { SeededRandomness } from '../ports/randomness.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import type { AdminSession } from './admin-session.js';
import type { DeadLetterTrouble } from './dead-letter-log.js';
import { DeadLetterLog } from './dead-letter-log.js';
import type { KafkaClient } from './kafka-client.js';
import { defaultTiming } from './kafka-timing.js';

/** A cluster that takes records, or does not, and whose groups nobody can join. */
class Library {
  isAway = false;
  sent = 0;

  readonly client = {
    kafka: { producer: () => this.producer(), consumer: () => this.consumer() },
    onCluster: (name: string) => name,
    inProduct: (name: string) => name,
  } as unknown as KafkaClient;

  private producer() {
    const away = new kafkajs.KafkaJSConnectionError('away');
    return {
      connect: () => (this.isAway ? Promise.reject(away) : Promise.resolve()),
      disconnect: () => Promise.resolve(),
      send: () => Promise.resolve([{ baseOffset: String(this.sent++) }]),
    };
  }

  private consumer() {
    return {
      on: () => undefined,
      connect: () => Promise.reject(new kafkajs.KafkaJSConnectionError('away')),
      disconnect: () => Promise.resolve(),
    };
  }
}

const parking: Parking = {
  ...{ group: 'readers', partition: 'repartee.directory.v1/0', reason: 'bad_bytes', at: 0 },
  entry: {
    ...{ kind: 'undecodable', sequence: 3 },
    event: { id: 'x', type: '', schemaVersion: 1, topic: '', stream: 'red', version: 1, organisation: '', reason: 'bad_bytes', data: new Uint8Array() }, // prettier-ignore
  },
};

describe('dead letters in a log that is not well', () => {
  let clock: VirtualClock;
  let library: Library;
  let letters: DeadLetterLog;
  let troubles: (DeadLetterTrouble | undefined)[];

  beforeEach(async () => {
    clock = new VirtualClock(0);
    library = new Library();
    troubles = [];
    const randomness = new SeededRandomness(1);
    letters = new DeadLetterLog({
      ...{ client: library.client, admin: {} as AdminSession, clock, randomness, timing: defaultTiming },
      ...{ ids: new TimeOrderedIds(clock, randomness), readWithinMs: 1000 },
      onTrouble: (trouble) => troubles.push(trouble),
    });
    await letters.start();
  });

  it('are written in vain where they cannot be read, which the writer hears in time to try again', async () => {
    const parked = letters.park([parking]).catch((error: unknown) => error);
    await clock.advance(1000);

    expect(await parked).toMatchObject({ name: 'NotCaughtUp', code: 'not_caught_up' });
    expect(letters.status()).toEqual({ status: 'retrying', attempt: 1, code: 'not_caught_up' });
    await letters.stop();
  });

  it('say each attempt that was in vain', async () => {
    library.isAway = true;
    for (let attempt = 1; attempt <= 2; attempt++)
      await expect(letters.park([parking])).rejects.toMatchObject({ code: 'kafka_away' });

    expect(letters.status()).toEqual({ status: 'retrying', attempt: 2, code: 'kafka_away' });
    expect(troubles.at(-1)).toEqual({ attempt: 2, code: 'kafka_away' });
    expect(deadLetterCheck(() => letters.status()).check()).toBeUndefined();
    await letters.stop();
  });

  it('keep nobody waiting once they are stopped', async () => {
    const parked = letters.park([parking]).catch((error: unknown) => error);
    await clock.advance(1);
    await letters.stop();

    expect(await parked).toMatchObject({ code: 'subscription_ended' });
  });
});
