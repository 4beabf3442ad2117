import { setTimeout as delay } from 'node:timers/promises';

import type { Strike } from './kill-points.js';
import type { KillStage } from './kill-stage.js';
import type { Conversation } from './learner.js';
import { Learner } from './learner.js';
import { Astray } from './sentences.js';
import { correct } from './trainer.js';

/** So many talk at once: one who waits for somebody that is dead does not keep the others from dying. */
const LEARNERS = 2;
const LOOK_EVERY_MS = 20;
/** After a conversation it is quiet until somebody dies, for so long at most: the machine has others to start again. */
const PAUSE_MS = 1000;
/** Without a kill for so long, somebody does not come by where they are to die. */
const PATIENCE_MS = 300_000;

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
  private dead: number;
  private since = performance.now();

  constructor(private readonly stage: KillStage) {
    this.dead = this.struck;
  }

  async goOn(): Promise<void> {
    while (this.stage.sentences.left().length > 0) {
      const before = this.struck;
      const conversation = await Learner.talk(() => this.stage.signedIn('learner'));
      this.talked.held.push(conversation);
      await correct(this.stage, conversation.sessionId);
      this.talked.corrections += 1;
      const until = performance.now() + PAUSE_MS;
      while (performance.now() < until && this.struck === before) await delay(LOOK_EVERY_MS);
      this.look();
    }
  }

  private get struck(): number {
    return this.stage.sentences.struck().length;
  }

  private look(): void {
    if (this.struck > this.dead) this.since = performance.now();
    this.dead = this.struck;
    if (performance.now() - this.since > PATIENCE_MS) throw new Astray(neverPassed(this.stage.sentences.left()));
  }
}

function neverPassed([first]: readonly Strike[]): string {
  return first
    ? `${first.victim} has not come to passing ${first.passing} of ${first.point} within ${PATIENCE_MS / 1000} s.`
    : 'Nobody is left to be killed.';
}
