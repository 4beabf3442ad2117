import { setTimeout as delay } from 'node:timers/promises';

import type { Strike } from './kill-points.js';
import type { KillStage } from './kill-stage.js';
import type { Conversation } from './learner.js';
import { Learner } from './learner.js';
import { Astray } from './sentences.js';
import { correct } from './trainer.js';
import type { Verdict } from './verdict.js';
import { judge } from './verdict.js';

export interface Killed extends Verdict {
  /** Processes that were killed where they were to be. */
  struck: readonly Strike[];
  /** Conversations held meanwhile. */
  conversations: number;
  /** Turns and corrections that were acknowledged. */
  acknowledged: number;
}

const LOOK_EVERY_MS = 100;
/** Between two conversations somebody who was killed has time to come back. */
const PAUSE_MS = 1500;
/** Without a kill for so long, somebody does not come by where they are to die. */
const PATIENCE_MS = 300_000;

/** Kills one process after the other while people talk, lets everything come to rest, and judges. Throws Astray. */
export async function killAt(
  stage: KillStage,
  strikes: readonly Strike[],
  restPatienceMs = PATIENCE_MS,
): Promise<Killed> {
  const before = stage.sentences.struck().length;
  stage.sentences.add(strikes);
  await stage.beginAnew([...new Set(strikes.map(({ victim }) => victim))]);
  const held: Conversation[] = [];
  let corrections = 0;
  for (let since = performance.now(); stage.sentences.left().length > 0;) {
    const dead = stage.sentences.struck().length;
    const conversation = await Learner.talk(() => stage.signedIn('learner'));
    held.push(conversation);
    await correct(stage, conversation.sessionId);
    corrections += 1;
    for (
      const done = performance.now() + PAUSE_MS;
      performance.now() < done && stage.sentences.struck().length === dead;
    )
      await delay(LOOK_EVERY_MS);
    if (stage.sentences.struck().length > dead) since = performance.now();
    if (performance.now() - since > PATIENCE_MS) throw new Astray(neverPassed(stage.sentences.left()));
  }
  await stage.ready();
  // Where it does not, something is missing from the tables, and found missing there.
  await stage.comesToRest(restPatienceMs);
  return {
    ...(await judge(stage, held)),
    struck: stage.sentences.struck().slice(before),
    conversations: held.length,
    acknowledged: held.reduce((sum, { said }) => sum + said.length, corrections),
  };
}

function neverPassed([first]: readonly Strike[]): string {
  return first
    ? `${first.victim} has not come to passing ${first.passing} of ${first.point} within ${PATIENCE_MS / 1000} s.`
    : 'Nobody is left to be killed.';
}
