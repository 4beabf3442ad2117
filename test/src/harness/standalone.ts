import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Runtime } from '@repartee/kernel';

import { environmentWith } from './config.js';
import { onCore } from './on-core.js';
import { repositoryRoot, scriptOf } from './repository.js';

export const DEMO_PASSWORD = 'a password for the tests';

export interface StartStandalone {
  /** A folder to continue with; default: an empty one under the system's folder for such things. */
  dataFolder?: string;
  /** Default: the small demo. */
  demo?: 'full' | 'small' | 'none';
  environment?: Readonly<Record<string, string>>;
  /** Options of Node beside those of `npm start`. */
  nodeOptions?: readonly string[];
  /** The one core that it runs on, with all processes that it starts. */
  core?: number;
}

const READY_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;
const EVERY_MS = 50;

/** How a server has ended. */
export interface Ending {
  status: number | null;
  signal: NodeJS.Signals | null;
  afterMs: number;
}

/** The product in a process of its own, from what was built and as `npm start` has it, on a free port. */
export class Standalone {
  private constructor(
    private readonly child: ChildProcess,
    readonly dataFolder: string,
    private readonly output: string[],
  ) {}

  /** Starts it and waits until everything can be used. Rejects with what it said where that does not happen. */
  static async start(start: StartStandalone = {}): Promise<Standalone> {
    const server = Standalone.launch(start);
    await server.ready();
    return server;
  }

  /** Starts it and does not wait. */
  static launch(start: StartStandalone = {}): Standalone {
    const { dataFolder = newDataFolder(), demo = 'small', environment = {}, nodeOptions = [], core } = start;
    const size = demo === 'none' ? {} : { REPARTEE_DEMO_SIZE: demo };
    const variables = { PORT: '0', REPARTEE_DATA: dataFolder, REPARTEE_DEMO_PASSWORD: DEMO_PASSWORD, ...size };
    const { options, main } = scriptOf('start');
    const own = [...options, ...nodeOptions, main, ...(demo === 'none' ? ['--no-demo'] : [])];
    const [program, ...args] = onCore(core, [process.execPath, ...own]);
    const child = spawn(program, args, {
      cwd: repositoryRoot,
      env: environmentWith({ ...variables, ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(String(chunk)));
    return new Standalone(child, dataFolder, output);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The server has no process.');
    return this.child.pid;
  }

  /** Everything it has written to the terminal so far. */
  get said(): string {
    return this.output.join('');
  }

  /** Where it listens; only once it does. */
  get url(): string {
    return this.runtime()?.url ?? '';
  }

  runtime(): Runtime | undefined {
    const file = join(this.dataFolder, 'runtime.json');
    if (!existsSync(file)) return undefined;
    const runtime = JSON.parse(readFileSync(file, 'utf8')) as Runtime;
    return runtime.pid === this.pid ? runtime : undefined;
  }

  ready(): Promise<void> {
    return this.until('ready', async () => {
      if (this.url === '') return false;
      const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      await response?.arrayBuffer();
      return response?.ok ?? false;
    });
  }

  /** Waits for something that the running server brings about. Rejects when it ends, or takes longer than three minutes. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < READY_LIMIT_MS; waited += EVERY_MS) {
      if (!this.isRunning) throw new Error(`The server ended before it was ${what}:\n${this.said}`);
      if (await holds()) return;
      await delay(EVERY_MS);
    }
    throw new Error(`The server was not ${what} within ${READY_LIMIT_MS / 1000} s:\n${this.said}`);
  }

  /** Asks it to end, and ends it as a failing machine would where that takes longer than 20 seconds. */
  async stop(): Promise<Ending> {
    const began = performance.now();
    if (this.isRunning) {
      const exited = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      const limit = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(limit);
    }
    const { exitCode: status, signalCode: signal } = this.child;
    return { status, signal, afterMs: performance.now() - began };
  }

  /** The same; rejects with what it said where its end was not an orderly one. */
  async stopInOrder(): Promise<void> {
    const { status, signal, afterMs } = await this.stop();
    if (status === 0) return;
    const how = signal === null ? `with status ${status}` : `by ${signal}`;
    throw new Error(`The server ended ${how}, ${(afterMs / 1000).toFixed(1)} s after it was asked to:\n${this.said}`);
  }

  /** Ends it as a failing machine would. */
  async kill(): Promise<void> {
    if (!this.isRunning) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  /** Stops it and takes its folder away. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'repartee-'));
}
