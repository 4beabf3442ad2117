import { HOLD_AFTER_MS } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
import { endVoice, heardNoMore } from './hearing.js';
import { openUtterance, turnSoFar } from './utterance.js';
import type { Utterance } from './utterance.js';
import { isStillSure } from './weighing.js';

/**
 * When the persona cuts in on the learner, while they speak: once a misstep is known that it lets nobody finish, or once
 * they have spoken so long in this turn; undefined where it does not mind.
 */
export function cutsInAt(state: VoiceState): number | undefined {
  const open = openUtterance(state.utterances);
  if (state.phase.name !== 'listening' || !state.connected || state.catchingUp) return undefined;
  if (!open || open.isAside) return undefined;
  // Whoever draws breath is not talking on.
  const isTalking = open.byKey || open.voicedMs >= HOLD_AFTER_MS;
  return isTalking && isStillSure(state, state.misstep) ? open.reportedAt : tooLongAt(state, open);
}

/** Pauses do not count, and a turn that has had no voice yet is none. */
function tooLongAt({ utterances, cutsInAfterMs }: VoiceState, open: Utterance): number | undefined {
  if (cutsInAfterMs === null) return undefined;
  const before = turnSoFar(utterances)
    .filter(({ id }) => id !== open.id)
    .reduce((sum, one) => sum + spokenMs(one), 0);
  if (open.byKey) return open.startedAt + Math.max(0, cutsInAfterMs - before);
  // The detector tells how much of it was voice; the moment has come once it has.
  return before + open.voicedMs >= cutsInAfterMs ? open.reportedAt : undefined;
}

/** The turn is over at this moment, with the words that were heard by then, as soon as they are known. */
export function cutIn(state: VoiceState, at: number): Step {
  return endVoice({ ...heardNoMore(state), cut: { turn: state.nextTurn, at } }, at, null);
}

const spokenMs = ({ byKey, voicedMs, startedAt, endedAt }: Utterance): number =>
  byKey ? (endedAt ?? startedAt) - startedAt : voicedMs;
