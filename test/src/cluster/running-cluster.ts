import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dataFolder, readCredentials } from '@repartee/kernel';

import { environmentWith, readTestConfig } from '../harness/config.js';
import { eventually } from '../harness/eventually.js';
import { repositoryRoot } from '../harness/repository.js';
import { DEMO_PASSWORD } from '../harness/standalone.js';
import type { ClusterState, ProcessState } from './cluster-folder.js';
import { dataOf, readState } from './cluster-folder.js';
import { instances } from './environments.js';

const READY_LIMIT_MS = 900_000;
const STOP_LIMIT_MS = 60_000;

/** The cluster in a process of its own, as a person starts it, with the small demo and on a free port. */
export class RunningCluster {
  private constructor(
    /** Undefined where somebody else has started it. */
    private readonly child: ChildProcess | undefined,
    readonly folder: string,
    private readonly output: string[],
  ) {}

  /** Starts it and waits until everything can be used. Rejects with what it said where that does not happen. */
  static async start(): Promise<RunningCluster> {
    const { cluster: running } = readTestConfig();
    if (running !== undefined) return new RunningCluster(undefined, running, []);
    const folder = mkdtempSync(join(tmpdir(), 'repartee-cluster-'));
    const main = join(repositoryRoot, 'test/dist/cluster/main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', main, '--folder', folder], {
      cwd: repositoryRoot,
      env: environmentWith({ PORT: '0', REPARTEE_DEMO_SIZE: 'small', REPARTEE_DEMO_PASSWORD: DEMO_PASSWORD }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(String(chunk)));
    const cluster = new RunningCluster(child, folder, output);
    await eventually(() => {
      if (cluster.hasEnded()) throw new Error(`The cluster ended before it was ready:\n${output.join('')}`);
      return readState(join(folder, 'cluster.json')) !== undefined;
    }, READY_LIMIT_MS);
    return cluster;
  }

  get state(): ClusterState {
    const state = readState(join(this.folder, 'cluster.json'));
    if (!state) throw new Error(`The cluster is not ready:\n${this.output.join('')}`);
    return state;
  }

  get url(): string {
    return this.state.url;
  }

  /** Of every service; each writes to its own. */
  get journals(): string[] {
    return instances.map((instance) => dataFolder(dataOf(this.folder, instance)).journal);
  }

  processOf(instance: string): ProcessState {
    const found = this.state.processes[instance];
    if (!found) throw new Error(`There is no ${instance}.`);
    return found;
  }

  /** Sends a signal to one service, which is started again when it has ended. */
  signal(instance: string, signal: 'SIGTERM' | 'SIGKILL'): void {
    process.kill(this.processOf(instance).pid, signal);
  }

  /** Where log and tables are, for a command beside it. */
  get variables(): Record<string, string> {
    const { brokers, clickhouse } = this.state;
    const { url, writer } = readCredentials(clickhouse.credentialsPath) ?? {};
    return {
      KAFKA_BROKERS: brokers.join(','),
      CLICKHOUSE_URL: url ?? '',
      CLICKHOUSE_USER: writer?.username ?? '',
      CLICKHOUSE_PASSWORD: writer?.password ?? '',
    };
  }

  /** Has every broker stand still, or go on: nobody who asks one gets an answer meanwhile. */
  signalBrokers(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const pid of this.state.brokerPids) process.kill(pid, signal);
  }

  /** Resolves when another process than that one does the work of the service. */
  async back(instance: string, before: number): Promise<void> {
    await eventually(async () => {
      const { pid, url } = this.processOf(instance);
      if (pid === before) return false;
      const response = await fetch(`${url}/health/ready`).catch(() => undefined);
      await response?.arrayBuffer();
      return response?.ok ?? false;
    }, 120_000);
  }

  /** Ends it as Ctrl-C does, and takes its folder away; resolves to its exit status. */
  async remove(): Promise<number | null> {
    const { child } = this;
    if (!child) return 0;
    if (!this.hasEnded()) {
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(late);
    }
    rmSync(this.folder, { recursive: true, force: true });
    return child.exitCode;
  }

  private hasEnded(): boolean {
    return this.child !== undefined && (this.child.exitCode !== null || this.child.signalCode !== null);
  }
}
