import { corePlays } from '@repartee/catalog';
import { StandingThread } from '@repartee/kernel';
import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening, StagedPlay } from './play-session.js';
import { keyOfContents } from './contents-key.js';

/** `play`: as the build played it, where it did; `hold`: anew in any case; `rehearse`: for nobody. */
export type ToPlay =
  { kind: 'play' | 'hold'; organisation: string; session: PlannedSession } | { kind: 'rehearse'; language: Language };

/** Plays sessions in a thread of its own, so that this one has time to record and to score them. */
export class Player {
  private readonly thread = new StandingThread<ToPlay, StagedPlay, Happening[]>(
    new URL('./player.worker.js', import.meta.url),
  );
  private isPlaying = false;

  /**
   * Holds a session of every scenario that comes with the product, for nobody: what is derived from contents is then
   * derived while the stores are still being opened. One after the other, until there is something to play.
   */
  rehearse(): void {
    // Where the thread ends meanwhile, there is nothing left to learn for.
    this.rehearseAll().catch(() => undefined);
  }

  /** What happens in the session: what the build played is recalled, the rest held; rejects where the thread has ended. */
  play(organisation: string, session: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
    this.isPlaying = true;
    return this.ask({ kind: 'play', organisation, session }, staged);
  }

  /** What happens in the session as it is held now, whatever was played before; rejects where the thread has ended. */
  hold(organisation: string, session: PlannedSession, staged: StagedPlay): Promise<Happening[]> {
    return this.ask({ kind: 'hold', organisation, session }, staged);
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }

  private async rehearseAll(): Promise<void> {
    for (const language of languages)
      for (const { persona, scenario, rubric } of corePlays()) {
        if (this.isPlaying) return;
        const play = { persona: persona.content, scenario: scenario.content, rubric: rubric.content };
        const pins = { persona: persona.pin, scenario: scenario.pin, rubric: rubric.pin };
        await this.ask({ kind: 'rehearse', language }, { play, pins });
      }
  }

  /** By contents: organisations share what is the same, and with it all that is derived from it. */
  private ask(question: ToPlay, staged: StagedPlay): Promise<Happening[]> {
    return this.thread.ask(question, { key: keyOfContents(staged), contents: staged });
  }
}
