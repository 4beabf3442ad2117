import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { freePorts } from '@repartee/brokers';

import { environmentWith } from '../../../harness/config.js';
import { eventually } from '../../../harness/eventually.js';
import { onCore } from '../../../harness/on-core.js';
import { repositoryRoot } from '../../../harness/repository.js';

const SERVER = join(repositoryRoot, 'test/speech/pipecat_server.py');
const READY_LIMIT_MS = 180_000;

/** Pipecat in a process on a core of its own. */
export class PeerServer {
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.said = (this.said + String(chunk)).slice(-2_000)));
  }

  /** `providers`: the origin of the stand-in. Rejects with what it said where it does not come up. */
  static async start(python: string, providers: string, core: number): Promise<PeerServer> {
    const [port = 0] = await freePorts(1);
    const [program, ...args] = onCore(core, [python, SERVER, String(port), `${providers}/v1`]);
    const child = spawn(program, args, { env: environmentWith({}), stdio: ['ignore', 'ignore', 'pipe'] });
    const server = new PeerServer(child, port);
    await eventually(() => server.isReady(), READY_LIMIT_MS).catch(() => {
      throw new Error(`Pipecat did not come up:\n${server.said}`);
    });
    return server;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/talk`;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.ok ?? false;
  }
}
