import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { environmentWith } from '../../../harness/config.js';
import { onCore } from '../../../harness/on-core.js';
import { repositoryRoot } from '../../../harness/repository.js';

type Answer = { answer: unknown } | { failed: string };

/** A process of the bench beside the one that runs it: answers one question after the other. */
export class Worker {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on('data', (chunk: Buffer) => (this.said = (this.said + String(chunk)).slice(-2_000)));
  }

  /** `module`: as it is built, from the bench's folder `voice`. */
  static start(module: string, core: number, args: readonly string[] = []): Worker {
    // Node 20 has its own WebSocket behind this option.
    const [execPath, ...execArgv] = onCore(core, [process.execPath, '--experimental-websocket']);
    const path = join(repositoryRoot, 'test/dist/bench/voice', module);
    const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const;
    return new Worker(fork(path, args, { execPath, execArgv, env: environmentWith({}), stdio: [...stdio] }));
  }

  /** Rejects with what it said where it ends instead, or fails at it. */
  async ask<Answered>(question: string): Promise<Answered> {
    this.child.send(question);
    const answer = await this.next();
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.answer as Answered;
  }

  private async next(): Promise<Answer> {
    const heard = new AbortController();
    const ended = once(this.child, 'exit', heard).then(() => {
      throw new Error(`A process of the bench ended:\n${this.said}`);
    });
    ended.catch(() => undefined);
    const message = once(this.child, 'message', heard) as Promise<[Answer]>;
    message.catch(() => undefined);
    try {
      const [answer] = await Promise.race([message, ended]);
      return answer;
    } finally {
      heard.abort();
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}

/** In such a process: answers questions by their names, and ends with the one that asks. */
export function answerQuestions(answers: Readonly<Record<string, () => unknown>>): void {
  process.on('message', (question: string) => {
    void Promise.resolve()
      .then(() => answers[question]?.())
      .then(
        (answer) => ({ answer }),
        (error: unknown) => ({ failed: String(error) }),
      )
      .then((answer) => process.send?.(answer));
  });
  process.on('disconnect', () => process.exit());
}
