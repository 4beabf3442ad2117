import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BrokerSettings } from './broker-settings.js';
import { LOG_SETTINGS, serverProperties } from './broker-settings.js';
import { JAVA_OPTIONS, formatStorage } from './format-storage.js';
import { spawnWithLifeline } from './lifeline.js';

const STOP_LIMIT_MS = 20_000;

/** One Kafka broker, in a process of its own that ends with ours. */
export class Broker {
  private child: ChildProcess | undefined;
  private pid = 0;

  constructor(
    private readonly folder: string,
    private readonly jars: string,
    readonly settings: BrokerSettings,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.settings.ports.client}`;
  }

  /** Of the broker itself, while it runs. */
  get processId(): number {
    return this.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts the process, on what it stored before where it ran before. It answers some seconds later. */
  async start(): Promise<void> {
    this.prepare();
    const command = ['java', '-Xmx512m', ...this.options(), 'kafka.Kafka', this.path('server.properties')];
    const { child, pid } = await spawnWithLifeline({ command, log: this.path('broker.log') });
    this.child = child;
    this.pid = pid;
  }

  /** As a failing machine would: at once, with nothing said. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** In order, and by force where that takes longer than 20 seconds. */
  async stop(): Promise<void> {
    const tooLong = setTimeout(() => void this.kill(), STOP_LIMIT_MS);
    await this.end('SIGTERM');
    clearTimeout(tooLong);
  }

  logTail(): string {
    const path = this.path('broker.log');
    return existsSync(path) ? readFileSync(path, 'utf8').slice(-2000) : '';
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    const exited = once(child, 'exit');
    process.kill(this.pid, signal);
    await exited;
  }

  private prepare(): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.path('log4j2.properties'), LOG_SETTINGS);
    writeFileSync(this.path('server.properties'), serverProperties(this.settings));
    const { node, dataFolder } = this.settings;
    if (!existsSync(dataFolder)) formatStorage({ jars: this.jars, node, folder: dataFolder });
  }

  private options(): string[] {
    const log = `-Dlog4j2.configurationFile=${this.path('log4j2.properties')}`;
    return [...JAVA_OPTIONS, log, '-cp', join(this.jars, '*')];
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}
