import { Worker } from 'node:worker_threads';

import { RetriableError } from '../feed/feed-errors.js';
import type { ThreadAnswer, ThreadQuestion } from './answer-in-thread.js';

interface Waiting<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** What questions are about, by a key that names it: it travels to the thread once. */
export interface ThreadContents<Contents> {
  key: string;
  contents: Contents;
}

/**
 * A thread that answers questions for as long as it is needed, so that this one goes on with its own work. It begins with
 * the first question, and anew with the next one after it has ended.
 */
export class StandingThread<Question, Contents, Answer> {
  private readonly waiting = new Map<number, Waiting<Answer>>();
  private readonly sent = new Set<string>();
  private worker: Worker | undefined;
  private asked = 0;
  private isStopped = false;

  /** `file`: a built file that calls `answerInThread`. */
  constructor(private readonly file: URL) {}

  /** The answer. Throws what the thread throws, what it broke on, or a RetriableError where it was ended before. */
  ask(question: Question, { key, contents }: ThreadContents<Contents>): Promise<Answer> {
    if (this.isStopped) return Promise.reject(cutOff());
    const worker = (this.worker ??= this.begin());
    const number = ++this.asked;
    const put: ThreadQuestion<Question, Contents> = { number, question, key };
    return new Promise((resolve, reject) => {
      worker.postMessage(this.sent.has(key) ? put : { ...put, contents });
      this.sent.add(key);
      this.waiting.set(number, { resolve, reject });
    });
  }

  /** What has not been answered is given up. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.worker?.terminate();
  }

  private begin(): Worker {
    const worker = new Worker(this.file);
    let failure: unknown;
    worker.on('message', (told: ThreadAnswer<Answer>) => this.settle(told));
    worker.on('error', (error) => (failure = error));
    worker.on('messageerror', (error) => {
      failure = error;
      void worker.terminate();
    });
    worker.on('exit', () => this.ended(failure));
    return worker;
  }

  private settle(told: ThreadAnswer<Answer>): void {
    const waiting = this.waiting.get(told.number);
    this.waiting.delete(told.number);
    if ('error' in told) waiting?.reject(told.error);
    else waiting?.resolve(told.answer);
  }

  private ended(failure: unknown): void {
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    this.sent.clear();
    this.worker = undefined;
    // A thread that breaks by itself breaks again: somebody has to look.
    for (const { reject } of unanswered) reject(failure ?? cutOff());
  }
}

const cutOff = (): RetriableError =>
  new RetriableError('work_cut_off', 'The work ended before it was done, because its thread ended.');
