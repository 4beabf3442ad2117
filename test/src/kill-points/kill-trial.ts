import type { Strike } from './kill-points.js';
import type { KillStage } from './kill-stage.js';
import { talkUntilStruck } from './talk.js';
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

/** Without a step for so long, the tables do not come to rest. */
const REST_PATIENCE_MS = 300_000;

/**
 * Kills processes while people talk, those of one service one after the other and different services side by side; lets
 * everything come to rest, and judges. Throws Astray.
 */
export async function killAt(
  stage: KillStage,
  strikes: readonly Strike[],
  restPatienceMs = REST_PATIENCE_MS,
): Promise<Killed> {
  const before = stage.sentences.struck().length;
  stage.sentences.add(strikes);
  await stage.beginAnew([...new Set(strikes.map(({ victim }) => victim))]);
  const { held, corrections } = await talkUntilStruck(stage);
  await stage.ready();
  // Where it does not, something is missing from the tables, and found missing there.
  await stage.log.comesToRest(restPatienceMs);
  return {
    ...(await judge(stage, held)),
    struck: stage.sentences.struck().slice(before),
    conversations: held.length,
    acknowledged: held.reduce((sum, { said }) => sum + said.length, corrections),
  };
}
