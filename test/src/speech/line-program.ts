import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import type { z } from 'zod';

import { environmentWith } from '../harness/config.js';

interface Asked {
  resolve: (line: string) => void;
  reject: (error: Error) => void;
}

/** A program of its own that answers each line of JSON with a line of JSON, one after the other. */
export class LineProgram {
  private readonly child: ChildProcess;
  private readonly asked: Asked[] = [];
  private complaint = '';

  constructor(
    private readonly command: readonly [program: string, ...args: string[]],
    variables: Readonly<Record<string, string>> = {},
  ) {
    const [program, ...args] = command;
    this.child = spawn(program, args, { env: environmentWith(variables), stdio: 'pipe' });
    const { stdout, stderr } = this.child;
    if (stdout) createInterface(stdout).on('line', (line) => this.asked.shift()?.resolve(line));
    stderr?.on('data', (chunk: Buffer) => (this.complaint = (this.complaint + String(chunk)).slice(-2_000)));
    this.child.on('error', (error) => this.refuse(error.message));
    this.child.on('exit', (status) => this.refuse(`it ended with ${status}`));
  }

  /** Rejects where the program ends instead, with what it said, or answers something else. */
  async ask<Answer>(question: object, answer: z.ZodType<Answer>): Promise<Answer> {
    const line = await new Promise<string>((resolve, reject) => {
      this.asked.push({ resolve, reject });
      this.child.stdin?.write(`${JSON.stringify(question)}\n`);
    });
    return answer.parse(JSON.parse(line));
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.stdin?.end();
    await exited;
  }

  private refuse(why: string): void {
    for (const { reject } of this.asked.splice(0))
      reject(new Error(`${this.command.join(' ')}: ${why}\n${this.complaint}`));
  }
}
