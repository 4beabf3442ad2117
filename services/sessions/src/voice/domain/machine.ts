import { caughtUp, lateSound } from './catching-up.js';
import { beginClosing, closeOn } from './closing.js';
import { disconnected, left, reconnected, voiceGivenUp } from './connection.js';
import { actOnTime, failedToRecognise } from './due.js';
import { soundReached, speechContinued, speechEnded, speechStarted } from './hearing/detected-voice.js';
import { keyDown, keyUp, transcribed } from './hearing/hearing.js';
import { askReply, endTyped } from './hearing/turn-end.js';
import { partedAtBreath } from './hearing/long-voice.js';
import { weigh } from './hearing/weighing.js';
import type { VoiceInput, VoiceInputOf } from './input.js';
import { intoTurn, isHeld, judgeAsides, meantAsides } from './overlap/asides.js';
import { continued, paused } from './pausing.js';
import { runTime } from './session-time.js';
import { commitPersona, giveUp } from './speaking/giving-up.js';
import { playedTo } from './speaking/playout.js';
import {
  mindFailed,
  playable,
  replyDone,
  replyKnown,
  replySegment,
  soundCame,
  soundFailed,
} from './speaking/replying.js';
import { goOn } from './speaking/sending.js';
import type { Step, VoiceState } from './state.js';
import { step, then } from './state.js';

/**
 * The spoken conversation: what happens, and what is to be done about it. Pure: it knows no timer and no clock but the
 * time in its inputs, which never goes back. Whoever feeds it sends a tick at `nextTickAt`, or later.
 */
export function advance(state: VoiceState, input: VoiceInput): Step {
  const onTime = untilNow(step(state), input.at);
  if (onTime.state.phase.name === 'closed') return onTime;
  const handled = then(onTime, (next) => then(handle(heardOf(next, input), input), (after) => settle(after, input.at)));
  return untilNow(handled, input.at);
}

/** Whatever a page says tells that it is there. */
const ofPage: ReadonlySet<VoiceInput['type']> = new Set([
  ...(['started', 'reconnected', 'present', 'paused', 'continued', 'playout', 'stop', 'typing', 'typed'] as const),
  ...(['speech_started', 'speech_continued', 'speech_ended', 'key_down', 'key_up', 'late_sound'] as const),
]);

const heardOf = (state: VoiceState, { type, at }: VoiceInput): VoiceState =>
  ofPage.has(type) ? { ...state, presentAt: at } : state;

/** All that is due, and what follows from it. */
function untilNow(before: Step, at: number): Step {
  let after = before;
  for (let due = actOnTime(after.state, at); due; due = actOnTime(after.state, at)) {
    const acted = then(due, (state) => settle(state, at));
    after = step(acted.state, ...after.outputs, ...acted.outputs);
  }
  return after;
}

/** What follows from any change: the persona goes on as far as it can, and the session closes where it is over. */
function settle(state: VoiceState, at: number): Step {
  if (state.isPaused) return step(state);
  // What is said while typed words wait is not of their turn.
  if (state.typed && state.phase.name === 'listening') return step(state);
  if (isListening(state)) return step(intoTurn(state));
  const judged = judgeAsides(state, at);
  const gone = then(judged, (next) => goOn(next, at, { isHeld: isHeld(next) }));
  return then(gone, (next) => {
    if (isListening(next)) return step(intoTurn(next));
    if (next.isOver && next.phase.name === 'listening') return beginClosing(next, at, 'persona');
    return closeOn(next, at);
  });
}

const isListening = ({ persona, isOver, phase }: VoiceState): boolean =>
  !persona && !isOver && phase.name === 'listening';

function handle(state: VoiceState, input: VoiceInput): Step {
  switch (input.type) {
    case 'started':
      return started(state, input);
    case 'tick':
      return step(state);
    case 'present':
      return input.sample === null ? step(state) : soundReached(caughtUp(state), input.sample, input.at);
    case 'late_sound':
      return lateSound(state, input);
    case 'speech_started':
      return speechStarted(state, input);
    case 'speech_continued':
      return then(
        then(speechContinued(state, input), (next) => partedAtBreath(next, state.voice, input.at)),
        weigh,
      );
    case 'speech_ended':
      return speechEnded(state, input);
    case 'key_down':
      return keyDown(state, input);
    case 'key_up':
      return keyUp(state, input);
    case 'typing':
      return step({ ...state, quietSince: input.at });
    case 'typed':
      return typed(state, input);
    case 'transcript':
      return then(transcribed(state, input), weigh);
    case 'misstep_heard':
      return step({ ...state, misstep: { turn: input.turn, text: input.text } });
    case 'reply_known':
      return step(replyKnown(state, input));
    case 'reply_segment':
      return step(replySegment(state, input));
    case 'reply_done':
      return step(replyDone(state, input));
    case 'audio':
      return soundCame(state, input);
    case 'playout':
      return played(state, input);
    case 'stop':
      return state.isPaused ? step(state) : giveUp(state, input.at, 'learner');
    case 'paused':
      return paused(state, input.at);
    case 'continued':
      return continued(state, input.at);
    case 'disconnected':
      return disconnected(state, input.at);
    case 'reconnected':
      return reconnected(state, input);
    case 'voice_given_up':
      return voiceGivenUp(state, input.at);
    case 'left':
      return left(state, input.at);
    case 'recognition_failed':
      return failedToRecognise(state, input.utterance, input.at);
    case 'mind_failed':
      return mindFailed(state, input);
    case 'synthesis_failed':
      return soundFailed(state, input);
    case 'end':
      return beginClosing(state, input.at, 'learner');
    default:
      return input satisfies never;
  }
}

function started(state: VoiceState, { at, speaksFirst }: VoiceInputOf<'started'>): Step {
  const begun: VoiceState = { ...runTime(state, at), connected: true, quietSince: at };
  return speaksFirst === 'persona' ? askReply(begun, at, 'opening') : step(begun);
}

/** Typed words take the floor at once; what was heard of the persona goes on record before them. */
function typed(state: VoiceState, { at, text, clientTurnId }: VoiceInputOf<'typed'>): Step {
  const words = { text: text.trim(), clientTurnId };
  if (state.phase.name === 'closing' || state.isPaused || words.text === '') return step(state);
  // What is said since others wait is none of their turn.
  if (state.typed) return endTyped(state, at, words);
  const given = then(meantAsides(state, at), (next) => giveUp(next, at, 'learner'));
  const stopped = then(given, (next) => commitPersona(next, at));
  return then(stopped, (next) => (next.isOver ? step(next) : endTyped(next, at, words)));
}

/** What the player has rendered; the last of it, where it was told to stop, closes the turn. */
function played(state: VoiceState, input: VoiceInputOf<'playout'>): Step {
  // A page that was taken for mute plays after all.
  if (state.lostVoice === 'unplayed')
    return step(playable(state), { type: 'notice', notice: { notice: 'voice_back' } });
  const persona = playedTo(state, input);
  if (!persona) return step(state);
  const after = { ...state, persona };
  const isLast = persona.stopped && state.phase.name === 'interrupted';
  return isLast ? commitPersona(after, input.at) : step(after);
}
