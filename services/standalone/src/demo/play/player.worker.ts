import { parentPort } from 'node:worker_threads';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening, StagedPlay } from './play-session.js';
import { playSession } from './play-session.js';

/** Contents travel once, sessions name them. */
export type ToPlayer =
  | { kind: 'stage'; key: string; staged: StagedPlay }
  | { kind: 'play'; key: string; organisation: string; session: PlannedSession };

export interface FromPlayer {
  session: string;
  happenings: Happening[];
}

const stage = new Map<string, StagedPlay>();

async function play({ key, organisation, session }: ToPlayer & { kind: 'play' }): Promise<FromPlayer> {
  const staged = stage.get(key);
  if (!staged) throw new Error(`No such contents: ${key}`);
  return { session: session.id, happenings: await playSession(organisation, session, staged) };
}

parentPort?.on('message', (message: ToPlayer) => {
  if (message.kind === 'stage') stage.set(message.key, message.staged);
  else void play(message).then((played) => parentPort?.postMessage(played));
});
