import { endVoice } from './hearing/hearing.js';
import { askReply } from './hearing/turn-end.js';
import { intoTurn, isHeld } from './overlap/asides.js';
import { runTime, stopTime } from './session-time.js';
import { commitPersona, giveUp } from './speaking/giving-up.js';
import { goOn } from './speaking/sending.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/**
 * The learner is away, and the session's time stands still. What the persona was saying ends at the last sample that was
 * reported; a reply of which nothing was sent waits for the learner.
 */
export function disconnected(state: VoiceState, at: number): Step {
  if (!state.connected) return step(state);
  const voiceOver = endVoice({ ...state, voice: null }, at, null);
  return then(voiceOver, (next) => {
    const cut = next.phase.name === 'thinking' ? step(next) : then(giveUp(next, at, 'connection'), unheard(at));
    return then(cut, (after) => step({ ...stopTime(after, at), connected: false, isPaused: false }));
  });
}

/** Nobody will report what was heard any more. */
const unheard =
  (at: number) =>
  (state: VoiceState): Step =>
    state.phase.name === 'closing' ? step(state) : then(commitPersona(state, at), (next) => step(intoTurn(next)));

/** The learner is back: time runs on, and so does the conversation. */
export function reconnected(state: VoiceState, at: number): Step {
  if (state.connected) return step(state);
  const last = state.utterances.at(-1);
  const back: VoiceState = {
    ...runTime(state, at),
    connected: true,
    quietSince: at,
    // Whoever was cut off in mid-turn gets the time to go on.
    utterances: state.utterances.map((one) => (one === last ? { ...one, endedAt: at } : one)),
    persona: state.persona && { ...state.persona, movedAt: at },
  };
  if (back.owesWords && back.phase.name === 'listening' && !last) return askReply(back, at, 'connection');
  return goOn(back, at, { isHeld: isHeld(back) });
}
