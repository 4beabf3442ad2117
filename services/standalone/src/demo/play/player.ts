import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening, StagedPlay } from './play-session.js';
import type { FromPlayer, ToPlayer } from './player.worker.js';

/** Plays sessions in a thread of its own, so that this one has time to record and to score them. */
export class Player {
  private readonly waiting = new Map<string, (happenings: Happening[]) => void>();
  private readonly failed: Promise<never>;
  private readonly staged = new Set<string>();

  private constructor(private readonly worker: Worker) {
    worker.on('message', ({ session, happenings }: FromPlayer) => {
      this.waiting.get(session)?.(happenings);
      this.waiting.delete(session);
    });
    this.failed = once(worker, 'exit').then(() => {
      throw new Error('The player of the demo ended before its work was done.');
    });
    this.failed.catch(() => undefined);
  }

  static async start(): Promise<Player> {
    const worker = new Worker(new URL('./player.worker.js', import.meta.url));
    await once(worker, 'online');
    return new Player(worker);
  }

  /** What happens in the session; rejects where the thread has ended. */
  play(organisation: string, session: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
    const key = `${organisation}/${staged.pins.scenario.id}`;
    if (!this.staged.has(key)) this.send({ kind: 'stage', key, staged });
    this.staged.add(key);
    const played = new Promise<Happening[]>((resolve) => this.waiting.set(session.id, resolve));
    this.send({ kind: 'play', key, organisation, session });
    return Promise.race([played, this.failed]);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private send(message: ToPlayer): void {
    this.worker.postMessage(message);
  }
}
