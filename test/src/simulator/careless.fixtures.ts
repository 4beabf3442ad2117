import type { EventRow, RelayParts } from '@repartee/kernel';
import { toMessage } from '@repartee/kernel';
import type { StartProjections } from '@repartee/projections';
import { startProjections } from '@repartee/projections';
import type { Producer } from 'kafkajs';
import kafkajs from 'kafkajs';

import type { Shipping } from './services/variants.js';

const TARGET = 'careless';

/** Ships with the library in an ordinary way, and trusts what it says: the record of why the relay does not. */
abstract class CarelessRelay implements Shipping {
  protected sent: number;
  private readonly connected: Promise<Producer>;

  constructor(protected readonly parts: RelayParts) {
    this.sent = parts.outbox.acknowledged(TARGET);
    const producer = parts.client.kafka.producer({
      ...{ idempotent: true, maxInFlightRequests: 1, retry: { initialRetryTime: 50, retries: 1 } },
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    this.connected = producer.connect().then(() => producer);
    this.connected.catch(() => undefined);
  }

  start(): void {
    this.parts.onCommitted?.(() => this.ship());
    this.ship();
  }

  lag(): number {
    return this.parts.outbox.lastSequence() - this.sent;
  }

  protected abstract ship(): void;

  protected next(): EventRow[] {
    const rows = this.parts.outbox.rowsAfter(this.sent, { rows: 3, bytes: 1_000_000 });
    this.sent = rows.at(-1)?.sequence ?? this.sent;
    this.parts.outbox.acknowledge(TARGET, this.sent);
    return rows;
  }

  protected async send(rows: readonly EventRow[]): Promise<void> {
    const producer = await this.connected;
    const topicMessages = rows.map((row) => ({ topic: row.topic, messages: [toMessage(row)] }));
    await producer.sendBatch({ acks: -1, topicMessages: merged(topicMessages) });
  }
}

type TopicMessages = NonNullable<Parameters<Producer['sendBatch']>[0]['topicMessages']>;

function merged(some: TopicMessages): TopicMessages {
  const topics = [...new Set(some.map(({ topic }) => topic))];
  return topics.map((topic) => ({
    topic,
    messages: some.filter((one) => one.topic === topic).flatMap(({ messages }) => messages),
  }));
}

/** Sends each batch as soon as there is one, whatever is in flight; tries again what fails. */
export class SeveralInFlight extends CarelessRelay {
  protected ship(): void {
    for (let rows = this.next(); rows.length > 0; rows = this.next()) void this.untilSent(rows);
  }

  private async untilSent(rows: readonly EventRow[]): Promise<void> {
    try {
      await this.send(rows);
    } catch {
      await this.parts.clock.delay(500);
      await this.untilSent(rows);
    }
  }
}

/** One batch after the other; where the library's retries come to an end, the next goes first, on the same producer. */
export class NextAfterExhausted extends CarelessRelay {
  private readonly left: EventRow[][] = [];
  private isBusy = false;

  protected ship(): void {
    if (!this.isBusy) void this.work();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    for (let rows = this.take(); rows.length > 0; rows = this.take()) {
      try {
        await this.send(rows);
      } catch {
        this.left.push(rows);
        await this.parts.clock.delay(2_000);
      }
    }
    this.isBusy = false;
  }

  private take(): EventRow[] {
    const rows = this.next();
    return rows.length > 0 ? rows : (this.left.shift() ?? []);
  }
}

/** A projector that writes its position, and then what lies before it. */
export function positionFirst(start: StartProjections): Promise<unknown> {
  const { feed } = start;
  const subscribe = feed.subscribe.bind(feed);
  feed.subscribe = (asked) =>
    subscribe({
      ...asked,
      handler: async (events, end) => {
        await asked.positions?.save(end.partition, end.position);
        await asked.handler(events, end);
      },
    });
  return startProjections(start);
}
