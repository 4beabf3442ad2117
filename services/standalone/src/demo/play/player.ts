import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening, StagedPlay } from './play-session.js';
import type { FromPlayer, ToPlayer } from './player.worker.js';

/** Plays sessions in a thread of its own, so that this one has time to record and to score them. */
export class Player {
  private readonly waiting = new Map<string, (happenings: Happening[]) => void>();
  private readonly staged = new Set<string>();
  private thread: Thread | undefined;

  /** What happens in the session; rejects where the thread has ended. */
  play(organisation: string, session: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
    const { worker, failed } = (this.thread ??= this.begin());
    // By contents: organisations share what is the same, and with it all that is derived from it.
    const key = JSON.stringify(staged.pins);
    if (!this.staged.has(key)) worker.postMessage({ kind: 'stage', key, staged } satisfies ToPlayer);
    this.staged.add(key);
    const played = new Promise<Happening[]>((resolve) => this.waiting.set(session.id, resolve));
    worker.postMessage({ kind: 'play', key, organisation, session } satisfies ToPlayer);
    return Promise.race([played, failed]);
  }

  async stop(): Promise<void> {
    await this.thread?.worker.terminate();
  }

  private begin(): Thread {
    const worker = new Worker(new URL('./player.worker.js', import.meta.url));
    worker.on('message', ({ session, happenings }: FromPlayer) => {
      this.waiting.get(session)?.(happenings);
      this.waiting.delete(session);
    });
    const failed = once(worker, 'exit').then(() => {
      throw new Error('The player of the demo ended before its work was done.');
    });
    failed.catch(() => undefined);
    return { worker, failed };
  }
}

interface Thread {
  worker: Worker;
  failed: Promise<never>;
}
