import { setTimeout as delay } from 'node:timers/promises';

import { topics } from '@repartee/proto';
import type { KafkaMessage } from 'kafkajs';

import { pauseBefore } from '../feed/backoff.js';
import type { Positions } from '../feed/feed.js';
import { RetriableError } from '../feed/feed-errors.js';
import type { HistoryPage, HistoryRange, LeftStanding } from '../feed/history.js';
import { History } from '../feed/history.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Ids } from '../ports/ids.js';
import { AdminSession } from './admin-session.js';
import { decode } from './entries.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaFeed } from './kafka-feed.js';
import { parsePartitionName } from './partition-names.js';
import type { MessagesOf } from './range-consumer.js';
import { RangeConsumer } from './range-consumer.js';
import { StreamHeads } from './stream-heads.js';

export interface KafkaHistoryParts {
  client: KafkaClient;
  ids: Ids;
  /** Where dead letters are known. */
  feed: Pick<KafkaFeed, 'open' | 'deadLetters'>;
}

const PAGE = 5000;
const EVERY_TOPIC: readonly string[] = Object.values(topics);
/** In a row, without anything read in between: some ten seconds. */
const ATTEMPTS = 8;

/** The log on Kafka: the partitions of the topics, read side by side. */
export class KafkaHistory extends History {
  constructor(private readonly parts: KafkaHistoryParts) {
    super();
  }

  async ends(): Promise<Positions> {
    const admin = new AdminSession(this.parts.client);
    try {
      for (let attempt = 1; ; attempt++) {
        const ends = await admin.endsOfPresent(EVERY_TOPIC).catch((error: unknown) => unlessInVain(error, attempt));
        if (ends) return new Map([...ends].map(([name, { high }]) => [name, high]));
        await delay(pauseBefore(attempt));
      }
    } finally {
      await admin.close();
    }
  }

  /** Where a broker fails in between it goes on from where it was. */
  async *read({ after, through, topics: read, types, size = PAGE }: HistoryRange): AsyncGenerator<HistoryPage> {
    const wanted = wantedOf(after, through, read ?? EVERY_TOPIC);
    const places = new Map(after);
    const heads = new Map<string, StreamHeads>();
    const wantedTypes = types && new Set(types);
    let entries: JournalEntry[] = [];
    for await (const { partition, messages, position } of this.messages(wanted)) {
      const { topic } = parsePartitionName(partition);
      const asked = messages.filter((message) => wantedTypes?.has(typeOf(message)) ?? true);
      entries.push(...freshOf(heads, partition, asked.map((message) => decode(topic, partition, message)))); // prettier-ignore
      places.set(partition, position);
      if (entries.length < size) continue;
      yield { entries, through: new Map(places) };
      entries = [];
    }
    // Partitions that are not read are behind all the same, as they are in a journal.
    yield { entries, through: new Map([...places, ...through]) };
  }

  async leftStanding(group: string): Promise<LeftStanding> {
    const { feed } = this.parts;
    await feed.open();
    return { waiting: feed.deadLetters.list(group), dropped: feed.deadLetters.dropped(group) };
  }

  private async *messages(wanted: ReadonlyMap<string, Wanted>): AsyncGenerator<MessagesOf> {
    const left = new Map(wanted);
    for (let attempt = 1; left.size > 0; attempt++) {
      try {
        for await (const some of new RangeConsumer(this.parts).read(left)) {
          const { partition, position } = some;
          const end = left.get(partition)?.end ?? 0;
          if (position >= end) left.delete(partition);
          else left.set(partition, { next: position, end });
          attempt = 1;
          yield some;
        }
      } catch (error) {
        unlessInVain(error, attempt);
        await delay(pauseBefore(attempt));
      }
    }
  }
}

/** Throws what will not pass, and what has not passed for long. */
function unlessInVain(error: unknown, attempt: number): undefined {
  if (!(error instanceof RetriableError) || attempt === ATTEMPTS) throw error;
}

/** A partition's next offset, and the one that is not read any more. */
interface Wanted {
  next: number;
  end: number;
}

function wantedOf(after: Positions, through: Positions, read: readonly string[]): Map<string, Wanted> {
  return new Map(
    [...through]
      .map(([name, end]) => [name, { next: after.get(name) ?? 0, end }] as const)
      .filter(([name, { next, end }]) => next < end && read.includes(parsePartitionName(name).topic)),
  );
}

const typeOf = ({ headers }: KafkaMessage): string => headers?.['ce_type']?.toString() ?? '';

/** A relay that is not sure sends twice; nobody reads back here, because who begins in the middle replaces rows by version. */
function freshOf(
  heads: Map<string, StreamHeads>,
  partition: string,
  entries: readonly JournalEntry[],
): readonly JournalEntry[] {
  const ofPartition = heads.get(partition) ?? new StreamHeads();
  heads.set(partition, ofPartition);
  const fresh = ofPartition.fresh(entries);
  fresh.handled();
  return fresh.entries;
}
