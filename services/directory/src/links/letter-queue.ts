import type { Log } from '@repartee/kernel';

import type { Holder } from '../credentials/credentials.database.js';

export interface QueuedLetter extends Holder {
  send: () => Promise<unknown>;
}

/** Letters that are sent at the same time. */
const AT_ONCE = 5;

/** Letters that nobody waits for. What a stop leaves was not sent, and is seen as such on its person. */
export class LetterQueue {
  private readonly waiting: QueuedLetter[] = [];
  private readonly pending = new Set<string>();
  private readonly senders = new Set<Promise<void>>();
  /** Senders that look for another letter yet. */
  private busy = 0;
  private isStopped = false;

  constructor(private readonly log: Log) {}

  add(letters: readonly QueuedLetter[]): void {
    for (const letter of letters) this.pending.add(keyOf(letter));
    this.waiting.push(...letters);
    const wanted = Math.min(AT_ONCE - this.busy, letters.length);
    for (let started = 0; started < wanted; started += 1) this.start();
  }

  /** Whether a letter to this person is still to be sent. */
  has(holder: Holder): boolean {
    return this.pending.has(keyOf(holder));
  }

  /** Resolves once there is none left. */
  async idle(): Promise<void> {
    while (this.senders.size > 0) await Promise.all(this.senders);
  }

  /** Begins no other letter; resolves once those under way are through. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.idle();
  }

  private start(): void {
    this.busy += 1;
    const sender = this.sendAll().finally(() => this.senders.delete(sender));
    this.senders.add(sender);
  }

  private async sendAll(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      await next.send().catch((err: unknown) => this.log.warn({ err }, 'A letter could not be sent'));
      this.pending.delete(keyOf(next));
    }
    this.busy -= 1;
  }

  private next(): QueuedLetter | undefined {
    return this.isStopped ? undefined : this.waiting.shift();
  }
}

const keyOf = ({ organisation, person }: Holder): string => `${organisation}/${person}`;
