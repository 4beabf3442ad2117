import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { RetriableError } from '../feed/feed-errors.js';

/** Work that takes a while, in threads of its own, so that this one goes on answering. */
export class ThreadWork {
  private readonly workers = new Set<Worker>();
  private isStopped = false;

  /** `file`: a built file, which posts one message, its result, for the one it is sent. */
  constructor(private readonly file: URL) {}

  /** The result for this input. Throws what the thread throws, or a RetriableError where it ended before it was done. */
  async run<Result>(input?: unknown): Promise<Result> {
    if (this.isStopped) throw cutOff();
    const worker = new Worker(this.file);
    this.workers.add(worker);
    try {
      worker.postMessage(input);
      const done = once(worker, 'message').then(([result]) => result as Result);
      const ended = once(worker, 'exit').then(() => {
        throw cutOff();
      });
      done.catch(() => undefined);
      ended.catch(() => undefined);
      return await Promise.race([done, ended]);
    } finally {
      this.workers.delete(worker);
      await worker.terminate();
    }
  }

  /** What is being done is given up. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }
}

const cutOff = (): RetriableError =>
  new RetriableError('work_cut_off', 'The work ended before it was done, because its thread was stopped.');
