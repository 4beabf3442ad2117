import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';

import { Brokers } from './brokers.js';

describe('brokers of one’s own', () => {
  it('start, keep what was acknowledged through a kill, and leave nothing behind', async () => {
    const cluster = await Brokers.start();
    const kafka = new kafkajs.Kafka({ brokers: cluster.addresses, logLevel: kafkajs.logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'notes', numPartitions: 1 }] });
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic: 'notes', messages: [{ value: 'one' }] });
    await producer.disconnect();

    const [broker] = cluster.brokers;
    await broker?.kill();
    expect(broker?.isRunning).toBe(false);
    await broker?.start();
    await cluster.ready();

    expect(await admin.fetchTopicOffsets('notes')).toMatchObject([{ partition: 0, high: '1' }]);
    await admin.disconnect();
    await cluster.stop();
    expect(broker?.isRunning).toBe(false);
  });
});
