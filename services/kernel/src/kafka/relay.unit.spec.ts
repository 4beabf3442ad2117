import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ProducerBatch } from 'kafkajs';
import kafkajs from 'kafkajs';

import { relayCheck, relayReadiness } from '../health/relay-check.js';
import type { EventRow } from '../journal/event-row.js';
import { SeededRandomness } from '../ports/randomness.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import type { KafkaClient } from './kafka-client.js';
import type { Outbox } from './outbox.js';
import { Relay, relayTarget } from './relay.js';

/** A journal of so many events; what is noted, and what of that the loss of power would leave. */
class Journal implements Outbox {
  events = 0;
  readonly notes = new Map<string, number>();
  readonly safe = new Map<string, number>();
  failing: { read?: Error; note?: Error } = {};

  rowsAfter(sequence: number, limit: { rows: number }): EventRow[] {
    if (this.failing.read) throw this.failing.read;
    const count = Math.min(limit.rows, Math.max(0, this.events - sequence));
    return Array.from({ length: count }, (_, index) => rowOf(sequence + index + 1));
  }

  lastSequence = () => this.events;
  acknowledged = (target: string) => this.notes.get(target) ?? 0;

  acknowledge(target: string, sequence: number, safe = false): void {
    if (this.failing.note) throw this.failing.note;
    this.notes.set(target, sequence);
    if (safe) this.safe.set(target, sequence);
  }

  close = () => undefined;
}

function rowOf(sequence: number): EventRow {
  return {
    ...{
      sequence,
      topic: 'repartee.directory.v1',
      stream: 'acme/team-red',
      version: sequence,
      id: `event-${sequence}`,
    },
    ...{ type: 'TeamFormed', schema_version: 1, occurred_at: 0, organisation: 'acme', correlation_id: '' },
    ...{ causation_id: '', actor_kind: 'system', actor_id: 'test', data: new Uint8Array() },
  };
}

/** A cluster that takes everything, unless it is away. */
class Cluster {
  id = 'first';
  isAway = false;
  producers = 0;
  /** The versions that each send held, by the cluster it went to. */
  readonly sends: { cluster: string; producer: number; versions: number[] }[] = [];

  readonly client = {
    kafka: { producer: () => this.producer(), admin: () => this.admin() },
    onCluster: (name: string) => `prefix.${name}`,
  } as unknown as KafkaClient;

  private admin() {
    return {
      connect: () => this.reached(undefined),
      disconnect: () => Promise.resolve(),
      describeCluster: () => this.reached({ clusterId: this.id }),
    };
  }

  private producer() {
    const producer = ++this.producers;
    return {
      connect: () => this.reached(undefined),
      disconnect: () => Promise.resolve(),
      sendBatch: ({ topicMessages = [] }: ProducerBatch) => {
        const messages = topicMessages.flatMap((ofTopic) => ofTopic.messages);
        const versions = messages.map(({ headers }) => Number(headers?.['ce_streamversion']));
        this.sends.push({ cluster: this.id, producer, versions });
        return this.reached([]);
      },
    };
  }

  private reached<Answer>(answer: Answer): Promise<Answer> {
    return this.isAway ? Promise.reject(new kafkajs.KafkaJSConnectionError('away')) : Promise.resolve(answer);
  }
}

describe('a relay', () => {
  let clock: VirtualClock;
  let journal: Journal;
  let cluster: Cluster;
  let relay: Relay;
  let troubles: ([code: string, isUnexpected: boolean] | undefined)[];

  beforeEach(() => {
    clock = new VirtualClock(0);
    journal = new Journal();
    cluster = new Cluster();
    troubles = [];
    relay = createRelay();
  });

  function createRelay(): Relay {
    return new Relay({
      ...{ client: cluster.client, outbox: journal, clock, randomness: new SeededRandomness(1) },
      onTrouble: (trouble) => troubles.push(trouble && [trouble.code, trouble.isUnexpected]),
    });
  }

  async function stopped(): Promise<void> {
    const stopping = relay.stop(0);
    await clock.advance(20_000);
    await stopping;
  }

  const target = (id: string) => relayTarget(cluster.client, id);
  const versions = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it('tries again after an error that nobody expected, and says so', async () => {
    journal.failing = { read: new TypeError('No such column') };
    journal.events = 3;
    relay.start();
    await clock.advance(200);
    expect(relay.status()).toMatchObject({ status: 'failing', code: 'unexpected_error' });
    expect(troubles[0]).toEqual(['unexpected_error', true]);

    journal.failing = {};
    await clock.advance(6000);
    expect(relay.status()).toEqual({ status: 'running' });
    expect(troubles.at(-1)).toBeUndefined();
    expect(cluster.sends.map((send) => send.versions)).toEqual([[1, 2, 3]]);
    await stopped();
  });

  it('does not send another batch beside the one in flight because it could not read on', async () => {
    journal.events = 2001;
    const rowsAfter = journal.rowsAfter.bind(journal);
    journal.rowsAfter = (sequence, limit) => {
      if (sequence === 2000 && cluster.sends.length < 2) throw new TypeError('No such column');
      return rowsAfter(sequence, limit);
    };
    cluster.isAway = true;
    relay.start();
    await clock.advance(10);
    cluster.isAway = false;
    await clock.advance(20_000);

    expect(cluster.sends[0]?.versions).toEqual(versions(1, 2000));
    expect(relay.status()).toMatchObject({ status: 'failing' });
    expect(relay.lag()).toBe(1);
    await stopped();
  });

  it('notes later what it could not note, and sends nothing twice for that', async () => {
    journal.events = 1;
    journal.failing = { note: new TypeError('No such table') };
    relay.start();
    await clock.advance(300);
    expect(relay.status()).toMatchObject({ status: 'failing' });
    journal.failing = {};
    await clock.advance(6000);

    expect(cluster.sends.map((send) => send.versions)).toEqual([[1]]);
    expect(journal.notes).toEqual(new Map([[target('first'), 1]]));
    await stopped();
  });

  it('ends at once where Kafka has everything from before', async () => {
    journal.events = 3;
    journal.notes.set(target('first'), 3);
    let isEmpty: boolean | undefined;
    relay.start();
    void relay
      .relayed()
      .then(() => relay.stop())
      .then((answer) => (isEmpty = answer));
    await clock.advance(1000);

    expect(isEmpty).toBe(true);
    expect(cluster.sends).toEqual([]);
  });

  it('sends another cluster everything, and keeps a note for each', async () => {
    journal.events = 2;
    relay.start();
    await clock.advance(10);
    cluster.isAway = true;
    journal.events = 3;
    await clock.advance(1000);
    cluster.id = 'second';
    cluster.isAway = false;
    await clock.advance(6000);

    const toSecond = cluster.sends.filter((send) => send.cluster === 'second');
    expect(toSecond.map((send) => send.versions)).toEqual([[1, 2, 3]]);
    expect(journal.notes).toEqual(new Map([[target('first'), 2], [target('second'), 3]])); // prettier-ignore
    await stopped();

    cluster.id = 'first';
    relay = createRelay();
    relay.start();
    await clock.advance(10);
    expect(cluster.sends.at(-1)).toMatchObject({ cluster: 'first', versions: [3] });
    await stopped();
  });

  it('has on the disk a note of all but fewer than 2,000 of the events that were acknowledged', async () => {
    journal.events = 9100;
    const undurable: number[] = [];
    const acknowledge = journal.acknowledge.bind(journal);
    journal.acknowledge = (name, sequence, safe) => {
      acknowledge(name, sequence, safe);
      undurable.push(sequence - (journal.safe.get(name) ?? 0));
    };
    relay.start();
    await clock.advance(100);

    expect(journal.notes.get(target('first'))).toBe(9100);
    expect(Math.max(...undurable)).toBeLessThan(2000);
    // Once there is time for it, all of it.
    await clock.advance(600);
    expect(journal.safe.get(target('first'))).toBe(9100);
    await stopped();
  });

  it('lives while it moves, has nothing to do, or waits for Kafka, and not where it fails for a minute', async () => {
    const { check } = relayCheck(relay, clock);
    relay.start();
    await clock.advance(10);
    expect([check(), relayReadiness(relay).check()]).toEqual([undefined, undefined]);

    cluster.isAway = true;
    journal.events = 1;
    for (let minute = 0; minute < 3; minute++) {
      await clock.advance(60_000);
      expect(check()).toBeUndefined();
    }
    journal.failing = { read: new TypeError('No such column') };
    cluster.isAway = false;
    await clock.advance(10_000);
    journal.events = 4;
    expect([check(), relayReadiness(relay).check()]).toEqual([undefined, 'failing: unexpected_error']);
    await clock.advance(61_000);
    expect(check()).toBe('has not moved for 61 s, with 3 to send: unexpected_error');
    await stopped();
  });
});
