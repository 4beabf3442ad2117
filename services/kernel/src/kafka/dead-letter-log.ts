import { CatchingUp } from '../feed/catching-up.js';
import type { DeadLetter, Drop, SubscriptionStatus } from '../feed/feed.js';
import { failureOf, RetriableError } from '../feed/feed-errors.js';
import { toParkedLetter } from '../feed/feed-store.js';
import { memoryPositions } from '../feed/memory-positions.js';
import type { ParkedStreams, Parking } from '../feed/parked-streams.js';
import type { DeadLetterChanges } from '../feed/stored-dead-letters.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import type { AdminSession } from './admin-session.js';
import type { DeadLetterRecord } from './dead-letter-records.js';
import { parseRecord } from './dead-letter-records.js';
import { DeadLetterTable } from './dead-letter-table.js';
import { DeadLetterWriter } from './dead-letter-writer.js';
import type { LogBatch } from './fetched-batches.js';
import type { KafkaClient } from './kafka-client.js';
import type { KafkaTiming } from './kafka-timing.js';
import { LogConsumer } from './log-consumer.js';
import { partitionName } from './partition-names.js';
import { DEAD_LETTER_TOPIC } from './topics.js';

export interface DeadLetterTrouble {
  attempt: number;
  code: string;
}

export interface DeadLetterLogParts {
  client: KafkaClient;
  admin: AdminSession;
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  timing: KafkaTiming;
  /** How long what is written may take to be read here before it counts as in vain, in milliseconds; default 10,000. */
  readWithinMs?: number;
  /** Told of each group for which a replay was asked. */
  onReplayRequested?: (group: string) => void;
  /** Told of each attempt to write or to read that was in vain, and with undefined when all is well again. */
  onTrouble?: ((trouble: DeadLetterTrouble | undefined) => void) | undefined;
  /** Told where it has ended by an error nobody expected. */
  onFailure?: (error: unknown) => void;
}

/** Names it where subscriptions are named too. */
export const DEAD_LETTER_GROUP = 'dead-letters';

const PARTITION = partitionName(DEAD_LETTER_TOPIC, 0);

/**
 * Dead letters as a topic: what happened to each is a record, and every process reads them all, in their one order, into
 * a table in memory. So a parked stream stays parked whoever takes its partition over, and a command is a record too.
 * Whatever waits here waits for so long, and is then tried again by whoever asked; `status` says that it is.
 */
export class DeadLetterLog implements ParkedStreams, DeadLetterChanges {
  private readonly records = new DeadLetterTable();
  /** As they are known here. */
  readonly table = this.records.store;
  private readonly consumer: LogConsumer;
  private readonly writer: DeadLetterWriter;
  private readonly catchingUp: CatchingUp;
  private reading: DeadLetterTrouble | undefined;
  private writing: DeadLetterTrouble | undefined;
  private failure: unknown;

  constructor(private readonly parts: DeadLetterLogParts) {
    this.writer = new DeadLetterWriter(parts.client);
    this.catchingUp = new CatchingUp(DEAD_LETTER_GROUP, parts.clock);
    this.consumer = new LogConsumer({
      ...{ client: parts.client, admin: parts.admin, clock: parts.clock, randomness: parts.randomness },
      timing: parts.timing,
      groupId: parts.client.onCluster(`${DEAD_LETTER_GROUP}-${parts.ids.next()}`),
      topics: [DEAD_LETTER_TOPIC],
      isAlone: true,
      startAt: 'start',
      positions: memoryPositions(),
      batchSize: 1000,
      parallel: 1,
      lookBack: 0,
      handle: (batch) => Promise.resolve(this.read(batch)),
      onTrouble: (trouble) => this.troubled({ reading: trouble }),
      onFailure: (error) => this.fail(error),
    });
  }

  start(): Promise<void> {
    return this.consumer.start();
  }

  async stop(): Promise<void> {
    await this.giveUp();
    await this.writer.close();
    this.table.close();
  }

  /** Lets nobody wait any longer for what is written to be read. */
  async giveUp(): Promise<void> {
    this.catchingUp.end();
    await this.consumer.stop();
  }

  status(): SubscriptionStatus {
    if (this.failure !== undefined) return failureOf(this.failure);
    const trouble = this.writing ?? this.reading;
    return trouble ? { status: 'retrying', ...trouble } : { status: 'running' };
  }

  /** Resolves when everything that is in the topic is known here. Throws RetriableError. */
  async known(): Promise<void> {
    const ends = await this.parts.admin.ends([DEAD_LETTER_TOPIC]);
    await this.reached(ends.get(PARTITION)?.high ?? 0);
  }

  requestReplay({ group, stream }: DeadLetter): Promise<void> {
    return this.write([{ kind: 'replay-requested', group, stream }]);
  }

  drop(letter: DeadLetter, drop: Drop): Promise<void> {
    return this.write([{ kind: 'dropped', letter, ...drop }]);
  }

  park(parkings: readonly Parking[]): Promise<void> {
    return this.write(parkings.map((parking) => ({ kind: 'parked', letter: toParkedLetter(parking) })));
  }

  parkedStreams(group: string): Set<string> {
    return this.table.parkedStreams(group);
  }

  replayRequests(group: string): string[] {
    return this.table.replayRequests(group);
  }

  requested(group: string, stream: string): DeadLetter[] {
    return this.table.requested(group, stream);
  }

  endReplay(group: string, stream: string): Promise<void> {
    return this.write([{ kind: 'replay-ended', group, stream }]);
  }

  remove(letter: DeadLetter): Promise<void> {
    return this.write([{ kind: 'handled', letter }]);
  }

  changeReason(letter: DeadLetter, reason: string): Promise<void> {
    return this.write([{ kind: 'refused-again', letter, reason }]);
  }

  /**
   * Resolves when the records are in the topic and read from it: the topic's order is the only one. Throws RetriableError
   * where either takes too long; a record that stands twice is taken once.
   */
  private async write(records: readonly DeadLetterRecord[]): Promise<void> {
    try {
      await this.reached(await this.writer.write(records));
      this.troubled({ writing: undefined });
    } catch (error) {
      if (error instanceof RetriableError)
        this.troubled({ writing: { attempt: (this.writing?.attempt ?? 0) + 1, code: error.code } });
      throw error;
    }
  }

  private reached(position: number): Promise<void> {
    const { readWithinMs = 10_000 } = this.parts;
    const targets = new Map([[PARTITION, position]]);
    return this.catchingUp.wait((signal) => this.consumer.reached(targets, signal), readWithinMs);
  }

  private read({ messages }: LogBatch): void {
    for (const { value } of messages) {
      const record = parseRecord(value?.toString());
      const asked = record && this.records.apply(record);
      if (asked !== undefined) this.parts.onReplayRequested?.(asked);
    }
  }

  private troubled(change: { reading?: DeadLetterTrouble | undefined; writing?: DeadLetterTrouble | undefined }): void {
    const before = this.writing ?? this.reading;
    if ('reading' in change) this.reading = change.reading;
    if ('writing' in change) this.writing = change.writing;
    const trouble = this.writing ?? this.reading;
    if (trouble ?? before) this.parts.onTrouble?.(trouble);
  }

  private fail(error: unknown): void {
    this.failure = error;
    this.catchingUp.end(error);
    this.parts.onFailure?.(error);
  }
}
