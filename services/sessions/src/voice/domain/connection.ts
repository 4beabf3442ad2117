import { awaitKept } from './catching-up.js';
import { closeOn } from './closing.js';
import { dropUtterances, endVoice } from './hearing/hearing.js';
import { closeTurn } from './hearing/turn-end.js';
import { changed, openUtterance, turnSoFar, wordsOf } from './hearing/utterance.js';
import type { VoiceInputOf } from './input.js';
import { intoTurn, isHeld } from './overlap/asides.js';
import { verdictOn } from './overlap/verdict.js';
import { runTime, stopTime } from './session-time.js';
import { commitPersona, giveUp } from './speaking/giving-up.js';
import { playable } from './speaking/replying.js';
import { goOn } from './speaking/sending.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/**
 * The learner is away, and the session's time stands still. What the persona was saying ends at the last sample that was
 * reported; a reply of which nothing was sent waits for the learner. So does a voice that is there: it goes on where it was
 * cut off, or is over once nobody goes on with it.
 */
export function disconnected(state: VoiceState, at: number): Step {
  if (!state.connected) return step(state);
  const cut = isUnsent(state) ? step(state) : then(giveUp(state, at, 'connection'), unheard(at));
  const away = { connected: false, isPaused: false, takesUp: false, catchingUp: null };
  return then(cut, (next) => step({ ...stopTime(playable(next), at), ...away }));
}

/** Nobody goes on with the voice that the loss has cut: it ended where it was heard last, and its words are waited for. */
export function voiceGivenUp(state: VoiceState, at: number): Step {
  const open = openUtterance(state.utterances);
  if (state.connected) return step(state);
  if (!open) return step({ ...state, voice: null });
  const told = { ...state, voice: null, utterances: changed(state.utterances, open.id, { reportedAt: at }) };
  return endVoice(told, open.byKey ? at : open.reportedAt, null);
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
export function reconnected(state: VoiceState, { at, hearsOn = false }: VoiceInputOf<'reconnected'>): Step {
  if (state.connected) return step(state);
  return then(hearsOn ? step(awaitKept(state, at)) : voiceGivenUp(state, at), (next) => back(next, at));
}

function back(state: VoiceState, at: number): Step {
  const open = openUtterance(state.utterances);
  const going: VoiceState = {
    ...runTime(state, at),
    connected: true,
    ...{ backSince: at, quietSince: at, takesUp: state.owesWords },
    utterances: open ? changed(state.utterances, open.id, { reportedAt: at }) : state.utterances,
    persona: state.persona && { ...state.persona, movedAt: at },
  };
  return goOn(going, at, { isHeld: isHeld(going) });
}
