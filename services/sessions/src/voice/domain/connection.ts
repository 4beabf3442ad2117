import { closeOn } from './closing.js';
import { dropUtterances, endVoice } from './hearing/hearing.js';
import { askReply, closeTurn } from './hearing/turn-end.js';
import { turnSoFar, wordsOf } from './hearing/utterance.js';
import { intoTurn, isHeld } from './overlap/asides.js';
import { verdictOn } from './overlap/verdict.js';
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
    const cut = isUnsent(next) ? step(next) : then(giveUp(next, at, 'connection'), unheard(at));
    return then(cut, (after) => step({ ...stopTime(after, at), connected: false, isPaused: false }));
  });
}

/** Nothing of the reply has sounded or could be read yet. */
const isUnsent = ({ phase, persona }: VoiceState): boolean =>
  phase.name === 'thinking' && !persona?.segments.some(({ shown }) => shown);

/** Nobody will report what was heard any more. */
const unheard =
  (at: number) =>
  (state: VoiceState): Step =>
    state.phase.name === 'closing' ? step(state) : then(commitPersona(state, at), (next) => step(intoTurn(next)));

/**
 * Nobody comes back to this machine. What was understood by now of the turn under way goes on record, by which the next
 * one owes its answer. Of what was said aside only that counts which takes the floor.
 */
export function left(state: VoiceState, at: number): Step {
  const voiceOver = endVoice({ ...state, voice: null }, at, null);
  const heard = then(voiceOver, (next) =>
    dropUtterances(next, (one) => one.isAside && verdictOn(one, next, at) !== 'take'),
  );
  return then(heard, (said) => then(disconnected(said, at), (next) => leftBehind(next, at)));
}

function leftBehind(state: VoiceState, at: number): Step {
  const { phase } = state;
  if (phase.name === 'closed') return step(state);
  if (phase.name === 'closing') return closeOn({ ...state, phase: { ...phase, until: at, reportUntil: at } }, at);
  return then(freed(intoTurn(state), at), (free) => closeTurn(free, at));
}

/** A reply of which nothing was sent yields to whoever has taken the floor. */
const freed = (state: VoiceState, at: number): Step =>
  wordsOf(turnSoFar(state.utterances)) === '' ? step(state) : giveUp(state, at, 'learner');

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
