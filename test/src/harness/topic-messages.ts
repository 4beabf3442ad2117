import { randomUUID } from 'node:crypto';

import kafkajs from 'kafkajs';

import { eventually } from './eventually.js';

export type OnMessage = (message: Pick<kafkajs.EachMessagePayload, 'topic' | 'partition' | 'message'>) => void;

/** Hands over every message that the topics of this name's beginning hold now, those of a partition in their order. */
export async function everyMessage(
  { brokers, topics: beginning }: { brokers: readonly string[]; topics: string },
  onMessage: OnMessage,
): Promise<void> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const { topics, messages } = await sizeOf(kafka.admin(), beginning);
  if (messages === 0) return;
  const consumer = kafka.consumer({ groupId: `search-${randomUUID()}`, maxWaitTimeInMs: 50 });
  let read = 0;
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage: kafkajs.EachMessageHandler = ({ topic, partition, message }) => {
      onMessage({ topic, partition, message });
      if (++read === messages) resolve();
      return Promise.resolve();
    };
    consumer.run({ autoCommit: false, eachMessage }).catch(reject);
  });
  await consumer.disconnect();
}

async function sizeOf(admin: kafkajs.Admin, beginning: string): Promise<{ topics: string[]; messages: number }> {
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(beginning));
  let messages = 0;
  for (const topic of topics)
    await eventually(async () => {
      // Right after a broker was away a topic may have no leader, and the library stumbles over that.
      const ends = await admin.fetchTopicOffsets(topic).catch(() => undefined);
      for (const { high, low } of ends ?? []) messages += Number(high) - Number(low);
      return ends !== undefined;
    });
  await admin.disconnect();
  return { topics, messages };
}
