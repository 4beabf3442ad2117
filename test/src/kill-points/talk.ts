import { setTimeout as delay } from 'node:timers/promises';

import type { Strike } from './kill-points.js';
import type { KillStage } from './kill-stage.js';
import type { Conversation } from './learner.js';
import { Learner } from './learner.js';
import type { Patience } from './patience.js';
import { Astray } from './sentences.js';
import { correct } from './trainer.js';

/** So many talk at once: one who waits for somebody that is dead does not keep the others from dying. */
const LEARNERS = 2;
const LOOK_EVERY_MS = 20;
/** After a conversation it is quiet until somebody dies, for so long at most: the machine has others to start again. */
const PAUSE_MS = 1000;

/** What was said, and corrected, while services died. */
export interface Talked {
  held: Conversation[];
  corrections: number;
}

/** Learners talk, and a trainer corrects each scorecard, until all have died who were to. Throws Astray. */
export async function talkUntilStruck(stage: KillStage): Promise<Talked> {
  const talk = new Talk(stage);
  await Promise.all(Array.from({ length: LEARNERS }, () => talk.goOn()));
  return talk.talked;
}

class Talk {
  readonly talked: Talked = { held: [], corrections: 0 };
  private readonly patience: Patience;

  constructor(private readonly stage: KillStage) {
    this.patience = stage.patience();
  }

  async goOn(): Promise<void> {
    while (this.stage.sentences.left().length > 0) {
      const before = this.struck;
      const conversation = await Learner.talk(this.stage);
      this.talked.held.push(conversation);
      await correct(this.stage, conversation.sessionId);
      this.talked.corrections += 1;
      const until = performance.now() + PAUSE_MS;
      while (performance.now() < until && this.struck === before) await delay(LOOK_EVERY_MS);
      if (this.patience.isOver) throw new Astray(neverPassed(this.stage.sentences.left()));
    }
  }

  private get struck(): number {
    return this.stage.sentences.struck().length;
  }
}

function neverPassed([first]: readonly Strike[]): string {
  return first
    ? `${first.victim} has not come to passing ${first.passing} of ${first.point} though nobody was killed for minutes.`
    : 'Nobody is left to be killed.';
}
