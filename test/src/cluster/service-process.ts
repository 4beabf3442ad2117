import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { spawnWithLifeline } from '@repartee/brokers';

import { environmentWith } from '../harness/config.js';
import type { ProcessState } from './cluster-folder.js';

export interface ServiceProcessParts {
  /** The file that is started. */
  main: string;
  /** sessions-0 */
  instance: string;
  url: string;
  log: string;
  /** Options of Node itself. */
  options: readonly string[];
  /** Milliseconds until it is started again when it has ended. */
  pauseMs: number;
  /** Asked for at each start. */
  environment: () => Readonly<Record<string, string>>;
  /** Told of each start. */
  onStarted: () => void;
}

const READY_LIMIT_MS = 300_000;
const LOOK_EVERY_MS = 200;
const TOO_MANY_EXITS = 4;
const STOP_LIMIT_MS = 20_000;

/** One service in a process of its own, from what was built. It is started again when it ends, until it is stopped. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private pid = 0;
  private isStopped = true;
  /** Settles when a start that is under way has its process. */
  private launching: Promise<void> = Promise.resolve();
  private readonly exits: (number | null)[] = [];

  constructor(private readonly parts: ServiceProcessParts) {}

  get instance(): string {
    return this.parts.instance;
  }

  get state(): ProcessState {
    return { pid: this.pid, url: this.parts.url, exits: [...this.exits] };
  }

  /** Starts it and does not wait. */
  async start(): Promise<void> {
    this.isStopped = false;
    // Whoever ran before is not to be started again beside it.
    this.child = undefined;
    await this.launch();
  }

  /** Resolves when it says that it can be used; rejects with the end of its log when it does not within five minutes. */
  async ready(): Promise<void> {
    const deadline = performance.now() + READY_LIMIT_MS;
    const before = this.exits.length;
    let missing: string | undefined;
    while (performance.now() < deadline && this.exits.length - before < TOO_MANY_EXITS) {
      missing = await missingAt(this.parts.url);
      if (missing === undefined) return;
      await delay(LOOK_EVERY_MS);
    }
    throw new Error(`${this.instance} is not ready: ${missing}\n${this.logTail()}`);
  }

  /** Asks it to end, waits for that, and does not start it again. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.launching.catch(() => undefined);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    process.kill(this.pid, 'SIGTERM');
    const tooLong = setTimeout(() => process.kill(this.pid, 'SIGKILL'), STOP_LIMIT_MS);
    await exited;
    clearTimeout(tooLong);
  }

  private launch(): Promise<void> {
    return (this.launching = this.spawn());
  }

  private async spawn(): Promise<void> {
    const { main, options, environment, log } = this.parts;
    const command = [process.execPath, ...options, '--v8-pool-size=2', main];
    const { child, pid } = await spawnWithLifeline({ command, log, env: environmentWith(environment()) });
    this.child = child;
    this.pid = pid;
    child.once('exit', (status) => void this.onExit(child, status));
    this.parts.onStarted();
  }

  private async onExit(child: ChildProcess, status: number | null): Promise<void> {
    this.exits.push(status);
    await delay(this.parts.pauseMs);
    if (!this.isStopped && this.child === child) await this.launch();
  }

  private logTail(): string {
    const { log } = this.parts;
    return existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '';
  }
}

/** Undefined where the service can be used, else what it says that it waits for. */
async function missingAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`);
    const said = await response.text();
    return response.ok ? undefined : said;
  } catch {
    return 'it does not answer';
  }
}
