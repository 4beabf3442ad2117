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
import { repositoryRoot } from './repository.js';

export const DEMO_PASSWORD = 'a password for the tests';

export interface StartStandalone {
  /** A folder to continue with; default: an empty one under the system's folder for such things. */
  dataFolder?: string;
  /** Default: the small demo. */
  demo?: 'full' | 'small' | 'none';
  environment?: Readonly<Record<string, string>>;
  /** Options of Node beside the usual ones. */
  nodeOptions?: readonly string[];
  /** The one core that it runs on, with all processes that it starts. */
  core?: number;
}

const READY_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;
const EVERY_MS = 50;

/** The product in a process of its own, from what was built, on a free port. */
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
    const main = join(repositoryRoot, 'services/standalone/dist/main.js');
    const own = ['--enable-source-maps', ...nodeOptions, main, ...(demo === 'none' ? ['--no-demo'] : [])];
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
      if (this.hasEnded()) throw new Error(`The server ended before it was ${what}:\n${this.said}`);
      if (await holds()) return;
      await delay(EVERY_MS);
    }
    throw new Error(`The server was not ${what} within ${READY_LIMIT_MS / 1000} s:\n${this.said}`);
  }

  /** Asks it to end, and resolves to its exit status. */
  async stop(): Promise<number | null> {
    if (this.hasEnded()) return this.child.exitCode;
    const exited = once(this.child, 'exit') as Promise<[number | null, string | null]>;
    this.child.kill('SIGTERM');
    const late = new AbortController();
    const limit = delay(STOP_LIMIT_MS, undefined, { signal: late.signal }).then(() => this.child.kill('SIGKILL'));
    limit.catch(() => undefined);
    const [status] = await exited;
    late.abort();
    return status;
  }

  /** Ends it as a failing machine would. */
  async kill(): Promise<void> {
    if (this.hasEnded()) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  /** Stops it and takes its folder away. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'repartee-'));
}
