import type { KafkaMessage, PartitionAssigner } from 'kafkajs';

import type { DeadLetter } from '../feed/feed.js';
import { RetriableError } from '../feed/feed-errors.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Ids } from '../ports/ids.js';
import type { AdminSession } from './admin-session.js';
import type { Decode } from './entries.js';
import type { KafkaClient } from './kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from './kafka-trouble.js';
import { kafkaLibrary } from './library.js';
import { parsePartitionName } from './partition-names.js';

interface Wanted {
  name: string;
  /** Rising. */
  offsets: readonly number[];
}

/** Reads single entries of the log again, by their places. Seldom: a parked stream is tried again. */
export class EntryReader {
  constructor(private readonly parts: { client: KafkaClient; admin: AdminSession; ids: Ids; decode: () => Decode }) {}

  /** The entries of these letters, in their order; undefined for one that is no longer there. Throws RetriableError. */
  async read(letters: readonly DeadLetter[]): Promise<(JournalEntry | undefined)[]> {
    const byPartition = new Map<string, number[]>();
    for (const { partition, position } of letters)
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), position]);
    const found = new Map<string, JournalEntry>();
    for (const [name, offsets] of byPartition) {
      const { topic } = parsePartitionName(name);
      const messages = await this.fetch({ name, offsets: [...offsets].sort((a, b) => a - b) });
      for (const message of messages) found.set(`${name}@${message.offset}`, this.parts.decode()(topic, name, message));
    }
    return letters.map(({ partition, position }) => found.get(`${partition}@${position}`));
  }

  private async fetch(wanted: Wanted): Promise<KafkaMessage[]> {
    try {
      const { low = 0, high = 0 } =
        (await this.parts.admin.ends([parsePartitionName(wanted.name).topic])).get(wanted.name) ?? {};
      const present = wanted.offsets.filter((offset) => offset >= low && offset < high);
      return present.length > 0 ? await this.fetchPresent({ ...wanted, offsets: present }) : [];
    } catch (error) {
      if (isFromKafka(error))
        throw new RetriableError(kafkaTroubleOf(error), 'The log cannot be read', { cause: error });
      throw error;
    }
  }

  /** The library reads in groups only, so this is a group of one, for one partition, sent to each place before it reads on. */
  private async fetchPresent({ name, offsets }: Wanted): Promise<KafkaMessage[]> {
    const { client, admin, ids } = this.parts;
    const { topic: inProduct, partition } = parsePartitionName(name);
    const topic = client.onCluster(inProduct);
    const groupId = client.onCluster(`read-again-${ids.next()}`);
    const consumer = client.kafka.consumer({
      groupId,
      partitionAssigners: [onlyPartition(topic, partition)],
      maxWaitTimeInMs: 100,
      allowAutoTopicCreation: false,
    });
    const found: KafkaMessage[] = [];
    const left = [...offsets];
    try {
      consumer.on('consumer.group_join', () => consumer.seek({ topic, partition, offset: String(left[0]) }));
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
        const running = consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          eachBatch: (payload) => {
            const { batch } = payload;
            for (const message of batch.messages) {
              const offset = Number(message.offset);
              while (left[0] !== undefined && left[0] < offset) left.shift();
              if (left[0] === offset) {
                found.push(message);
                left.shift();
              }
              payload.resolveOffset(message.offset);
            }
            const [next] = left;
            if (next === undefined) resolve();
            else if (next > Number(batch.lastOffset()) + 1) consumer.seek({ topic, partition, offset: String(next) });
            return Promise.resolve();
          },
        });
        running.catch(reject);
      });
      return found;
    } finally {
      await consumer.disconnect().catch(() => undefined);
      await admin.ask((ask) => ask.deleteGroups([groupId])).catch(() => undefined);
    }
  }
}

function onlyPartition(topic: string, partition: number): PartitionAssigner {
  const { MemberAssignment, MemberMetadata } = kafkaLibrary().AssignerProtocol;
  const userData = Buffer.alloc(0);
  return () => ({
    name: 'one-partition',
    version: 0,
    assign: ({ members }) =>
      Promise.resolve(
        members.map(({ memberId }) => ({
          memberId,
          memberAssignment: MemberAssignment.encode({ version: 0, assignment: { [topic]: [partition] }, userData }),
        })),
      ),
    protocol: ({ topics }) => ({
      name: 'one-partition',
      metadata: MemberMetadata.encode({ version: 0, topics, userData }),
    }),
  });
}
