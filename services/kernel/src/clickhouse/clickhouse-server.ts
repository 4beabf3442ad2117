import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { Clock } from '../ports/clock.js';
import type { ClickHouseCredentials } from './clickhouse.js';
import { killKeepAlive, ping } from './server-control.js';
import { serverFiles, writeServerFiles } from './server-files.js';

export interface ClickHouseServerOptions {
  /** Everything of the server lies here; made where it does not exist. */
  folder: string;
  clock: Clock;
  /** Default `repartee`. */
  database?: string;
  /** Most memory the server takes, in bytes; default 2 GB. */
  memoryLimit?: number;
  /** Told when the server has died and is started again. */
  onRestart?: (exit: { code: number | null; signal: string | null }) => void;
}

export type ServerStatus = 'starting' | 'running' | 'restarting' | 'stopped';

/** The built entry file: a child process cannot run TypeScript. */
const ENTRY = fileURLToPath(new URL('../../dist/clickhouse/server-entry.js', import.meta.url));

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;
const PING_EVERY_MS = 25;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** The embedded ClickHouse: a child process that is started again when it dies and ends with its parent. */
export class ClickHouseServer {
  private child: ChildProcess | undefined;
  private state: ServerStatus = 'starting';
  private failures = 0;
  private ready: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: ClickHouseServerOptions,
    private readonly port: number,
    readonly credentials: ClickHouseCredentials,
  ) {}

  /** Resolves when the server answers. Rejects with the end of its log when it does not within a minute. */
  static async start(options: ClickHouseServerOptions): Promise<ClickHouseServer> {
    const { folder, database = 'repartee', memoryLimit = 2_000_000_000 } = options;
    const port = await freePort();
    const credentials = writeServerFiles(folder, `http://127.0.0.1:${port}`, { database, memoryLimit });
    mkdirSync(serverFiles(folder).data, { recursive: true });
    const server = new ClickHouseServer(options, port, credentials);
    server.launch();
    await server.whenReady();
    return server;
  }

  get status(): ServerStatus {
    return this.state;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the server answers again; rejects once it is stopped, or does not come back. */
  whenReady(): Promise<void> {
    return this.ready;
  }

  /** Lets the engine close its files, and kills it where that takes longer than five seconds. */
  async stop(): Promise<void> {
    if (this.state === 'stopped') return;
    this.state = 'stopped';
    const { child } = this;
    if (!child || hasExited(child)) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const deadline = this.options.clock.schedule(STOP_LIMIT_MS, () => void child.kill('SIGKILL'));
    await killKeepAlive(this.credentials).catch(() => child.kill('SIGKILL'));
    await exited;
    deadline.cancel();
  }

  private launch(): void {
    const files = serverFiles(this.options.folder);
    const log = openSync(files.log, 'w', 0o600);
    const child = spawn(process.execPath, [ENTRY, files.config, files.data, String(this.port)], {
      stdio: ['ignore', log, log, 'pipe'],
      // Out of reach of a Ctrl-C in the terminal: the parent stops it in order.
      detached: true,
      env: { TZ: 'UTC' },
    });
    closeSync(log);
    this.child = child;
    child.once('exit', (code, signal) => this.onExit(code, signal));
    this.ready = this.answers();
    // Nobody may be waiting for it; whoever does, gets the error.
    this.ready.catch(() => undefined);
  }

  private async answers(): Promise<void> {
    const { clock } = this.options;
    const deadline = clock.now() + START_LIMIT_MS;
    while (!(await ping(this.credentials.url))) {
      if (this.state === 'stopped') throw new Error('The ClickHouse server was stopped.');
      if (clock.now() > deadline) throw new Error(`ClickHouse did not start within a minute.\n${this.logTail()}`);
      await clock.delay(PING_EVERY_MS);
    }
    if (this.state !== 'stopped') this.state = 'running';
    this.failures = 0;
  }

  private onExit(code: number | null, signal: string | null): void {
    if (this.state === 'stopped') return;
    if (this.state === 'running') this.state = 'restarting';
    this.options.onRestart?.({ code, signal });
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures++);
    const relaunched = this.options.clock.delay(pause).then(() => this.relaunch());
    this.ready = relaunched;
    relaunched.catch(() => undefined);
  }

  private relaunch(): Promise<void> {
    if (this.state === 'stopped') return Promise.reject(new Error('The ClickHouse server was stopped.'));
    this.launch();
    return this.ready;
  }

  private logTail(): string {
    return readFileSync(serverFiles(this.options.folder).log, 'utf8').slice(-2000);
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A port that was free a moment ago; the server keeps it over restarts, so that its address holds. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
