import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { ClickHouseCredentials } from '@repartee/kernel';

import { environmentWith } from '../../harness/config.js';
import { repositoryRoot } from '../../harness/repository.js';

/** What a projector is told at its start. */
export interface ProjectorOrder {
  name: string;
  brokers: readonly string[];
  prefix: string;
  credentials: ClickHouseCredentials;
  /** With the tables in it. */
  database: string;
}

/** What a projector tells. */
export type Told =
  | { kind: 'joined' }
  /** The rows of these events can be read since then: milliseconds since 1970. */
  | { kind: 'stored'; ids: string[]; atMs: number };

const MAIN = join(repositoryRoot, 'test/dist/bench/growth/projector-process.js');

/** A projector that runs as a process of its own. */
export class ProjectorChild {
  /** How many events it has stored. */
  stored = 0;

  private constructor(private readonly child: ChildProcess) {}

  /**
   * Resolves when it has a part in the group; rejects where it ends before. `onStored` is told of each batch: ids, and the
   * milliseconds since 1970 at which its rows could be read.
   */
  static async start(order: ProjectorOrder, onStored: (ids: string[], atMs: number) => void): Promise<ProjectorChild> {
    const child = fork(MAIN, [JSON.stringify(order)], { env: environmentWith({}) });
    const projector = new ProjectorChild(child);
    const joined = new Promise<void>((resolve, reject) => {
      child.once('exit', (status) => reject(new Error(`${order.name} has ended with ${status}.`)));
      child.on('message', (told: Told) => {
        if (told.kind === 'joined') return resolve();
        projector.stored += told.ids.length;
        onStored(told.ids, told.atMs);
      });
    });
    await joined;
    return projector;
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  }
}
