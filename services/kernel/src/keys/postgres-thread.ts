import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';

import { KeyStoreUnavailable, KeyStoreUnusable } from './key-errors.js';
import type { ClearingTold, PostgresAnswer, PostgresQuestion, PostgresThreadData } from './postgres-questions.js';
import { CLEAR, STALE } from './postgres-questions.js';

export interface OpenPostgres {
  /** postgresql://user:password@host:port/database */
  url: string;
  /** How long a question may take, in milliseconds; default 3,000. */
  limitMs?: number;
  /** How long keys at hand are trusted while there is no connection; default 60,000. */
  trustMs?: number;
  /** Told each time that copies of destroyed keys could not be cleared away, and with undefined when they are after all. */
  onClearing?: (trouble: ClearingTold['clearing']) => void;
}

const WORKER = new URL('../../dist/keys/postgres.worker.js', import.meta.url);

/**
 * PostgreSQL asked and waited for: sealing is part of a decision that nothing may come between, and a key that is not at
 * hand is rare. The connection lives in a thread of its own, and this thread stands still for the one question.
 */
export class PostgresThread {
  private asked = 0;
  private isEnded = false;

  private constructor(
    private readonly worker: Worker,
    private readonly port: MessagePort,
    private readonly answered: Int32Array<SharedArrayBuffer>,
    private readonly limitMs: number,
  ) {
    worker.unref();
    worker.once('exit', () => (this.isEnded = true));
    // Without a listener an error of the thread would end the process; the next question tells of it.
    worker.on('error', () => (this.isEnded = true));
  }

  /** Throws KeyStoreUnavailable where there is no connection. */
  static async open({ url, limitMs = 3000, trustMs = 60_000, onClearing }: OpenPostgres): Promise<PostgresThread> {
    const { port1, port2 } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const workerData: PostgresThreadData = { url, port: port2, answered, limitMs, trustMs };
    const worker = new Worker(WORKER, { workerData, transferList: [port2] });
    await once(worker, 'message');
    worker.on('message', (said: ClearingTold | string) => {
      if (typeof said === 'object') onClearing?.(said.clearing);
    });
    return new PostgresThread(worker, port1, answered, limitMs);
  }

  /**
   * The rows. While a statement is `alone` with a table, nobody else writes to that. Throws KeyStoreUnavailable, and
   * KeyStoreUnusable where the statement is refused.
   */
  ask<Row extends object>(text: string, values: readonly unknown[] = [], alone?: string): Row[] {
    if (this.isEnded) throw new KeyStoreUnavailable();
    const question: PostgresQuestion = { number: ++this.asked, text, values, alone };
    this.port.postMessage(question);
    const answer = this.await(question.number);
    if ('rows' in answer) return answer.rows as Row[];
    const cause = new Error(answer.error);
    throw answer.away ? new KeyStoreUnavailable(cause) : new KeyStoreUnusable(`PostgreSQL: ${answer.error}`, { cause });
  }

  /** Has copies of destroyed keys cleared away, however long that takes, and waits for nothing. */
  clear(): void {
    if (!this.isEnded) this.port.postMessage(CLEAR);
  }

  onStale(listener: () => void): void {
    this.worker.on('message', (said) => {
      if (said === STALE) listener();
    });
    this.worker.unref();
  }

  async close(): Promise<void> {
    this.isEnded = true;
    this.port.close();
    await this.worker.terminate();
  }

  /** A connection that was lost is made anew once before the thread gives up, hence twice the time. */
  private await(number: number): PostgresAnswer {
    const until = performance.now() + 2 * this.limitMs;
    for (;;) {
      const seen = Atomics.load(this.answered, 0);
      const answer = receiveMessageOnPort(this.port)?.message as PostgresAnswer | undefined;
      if (answer?.number === number) return answer;
      // An answer to a question that was given up.
      if (answer) continue;
      const left = until - performance.now();
      if (left <= 0 || Atomics.wait(this.answered, 0, seen, left) === 'timed-out') throw new KeyStoreUnavailable();
    }
  }
}
