import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { create } from '@bufbuild/protobuf';
import { directoryV1, streamOf } from '@repartee/proto';

import { createTestAppend, createTestEvent } from '../journal/journal.fixtures.js';
import { createTestClient } from '../kafka/kafka.fixtures.js';
import { ensureTopics } from '../kafka/topics.js';
import type { TestKernel } from './kernel.fixtures.js';
import { createTestKernel, createTestUser } from './kernel.fixtures.js';

describe('two processes on Kafka', () => {
  let brokers: Brokers;
  let directory: TestKernel;
  let sessions: TestKernel;

  beforeAll(async () => {
    brokers = await Brokers.start();
    const client = createTestClient(brokers);
    await ensureTopics({ client, partitions: 2 });
    const source = { brokers: brokers.addresses, prefix: client.onCluster('') };
    directory = await createTestKernel({ kafka: { source, instance: 'directory-0' } });
    sessions = await createTestKernel({ kafka: { source, instance: 'sessions-0' } });
  }, 120_000);

  afterAll(async () => {
    await sessions.close();
    await directory.close();
    await brokers.stop();
  });

  it('hear of what the other has written', async () => {
    const data = create(directoryV1.PersonLeftSchema, { personId: 'ada' });
    const events = [createTestEvent('left', { data })];
    await directory.journal.append({ ...createTestAppend('red', []), stream: streamOf.person('acme', 'ada'), events });
    await directory.relay?.relayed();
    await Promise.all(sessions.feed.subscriptions().map((subscription) => subscription.caughtUp()));

    expect(sessions.revocations.isRevoked(createTestUser())).toBe(true);
    expect(sessions.revocations.isRevoked(createTestUser({ id: 'eve' }))).toBe(false);
    expect(sessions.journal.lastSequence()).toBe(0);
  });

  it('read what they have written themselves once they have caught up', async () => {
    const data = create(directoryV1.PersonLeftSchema, { personId: 'bo' });
    const events = [createTestEvent('left too', { data })];
    await directory.journal.append({ ...createTestAppend('red', []), stream: streamOf.person('acme', 'bo'), events });
    await Promise.all(directory.feed.subscriptions().map((subscription) => subscription.caughtUp()));

    expect(directory.revocations.isRevoked(createTestUser({ id: 'bo' }))).toBe(true);
  });

  it('say how far they are, and that they live', async () => {
    const { text } = await directory.metrics.scrape();

    expect(text).toContain('repartee_relay_lag_events 0');
    expect(text).toContain('repartee_relay_waiting 0');
    expect(text).toContain('repartee_feed_lag_events{group="read-model-revocations"} 0');
    expect(await directory.health.liveness()).toEqual({ live: true, stuck: [] });
    expect(await directory.health.readiness()).toEqual({ ready: true, waitingFor: [] });
  });
});
