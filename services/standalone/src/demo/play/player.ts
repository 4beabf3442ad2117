import { StandingThread } from '@repartee/kernel';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening, StagedPlay } from './play-session.js';

export interface ToPlay {
  organisation: string;
  session: PlannedSession;
}

/** Plays sessions in a thread of its own, so that this one has time to record and to score them. */
export class Player {
  private readonly thread = new StandingThread<ToPlay, StagedPlay, Happening[]>(
    new URL('./player.worker.js', import.meta.url),
  );

  /** Begins ahead of the first session, which then does not wait for it. */
  begin(): void {
    this.thread.begin();
  }

  /** What happens in the session; rejects where the thread has ended. */
  play(organisation: string, session: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
    // By contents: organisations share what is the same, and with it all that is derived from it.
    return this.thread.ask({ organisation, session }, { key: JSON.stringify(staged.pins), contents: staged });
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }
}
