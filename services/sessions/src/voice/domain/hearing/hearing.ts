import type { VoiceInputOf } from '../input.js';
import type { VoiceOutput } from '../output.js';
import { ECHO_TAIL_MS } from '../settings.js';
import { isOwnEcho } from '../overlap/verdict.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { withPause } from '../endpointing/speaker-pauses.js';
import { cutAt } from './cut.js';
import { hasSurelySpoken, isSpeech, maySound, maySpeak, spokenText } from './speech-gate.js';
import { sureOf } from './sure-words.js';
import type { Utterance } from './utterance.js';
import { changed, isOver, openUtterance, turnSoFar } from './utterance.js';

/** The learner is there, has not paused, but for what was kept until then, and is not on the way out: somebody hears them. */
export const isHere = ({ connected, isPaused, catchingUp, phase }: VoiceState): boolean =>
  connected && (!isPaused || catchingUp !== null) && phase.name !== 'closing';

export function keyDown(state: VoiceState, input: VoiceInputOf<'key_down'>): Step {
  if (!isHere(state)) return step(state);
  const { at, sample } = input;
  const found = openUtterance(state.utterances);
  if (found?.byKey || cutAt(state) !== undefined) return step(state);
  const startedAt = at - agoMs(state, input);
  // The page's detector is not asked while the key is down.
  return then(endVoice({ ...state, voice: null }, startedAt, sample), (next) =>
    open(next, { at, startedAt, sample, byKey: true }),
  );
}

export function keyUp(state: VoiceState, input: VoiceInputOf<'key_up'>): Step {
  const held = openUtterance(state.utterances);
  if (!held?.byKey) return step(state);
  const told = { ...state, utterances: changed(state.utterances, held.id, { reportedAt: input.at }) };
  return endVoice(told, input.at - agoMs(state, input), input.sample);
}

/** How long before the message the sample was recorded that it is about, in milliseconds; 0 where it does not say. */
export const agoMs = (
  { settings }: VoiceState,
  { sample, captured = sample }: { sample: number; captured?: number },
): number => Math.max(0, ((captured - sample) / settings.captureRate) * 1000);

/** The voice that is there, if any, counts as over from that moment on. */
export function endVoice(state: VoiceState, endedAt: number, toSample: number | null): Step {
  const open = openUtterance(state.utterances);
  if (!open) return step(state);
  // What is told late was over when it was said, not when that came.
  const ended = { endedAt: Math.max(open.startedAt, Math.min(endedAt, state.catchingUp?.saidAt ?? Infinity)) };
  return step(
    { ...state, utterances: changed(state.utterances, open.id, ended) },
    { type: 'finish_transcription', utterance: open.id, toSample },
  );
}

/**
 * Words of the recogniser. A final that is no speech, or the persona's own, leaves nothing behind; what is said aside is
 * still to be judged.
 */
export function transcribed(state: VoiceState, input: VoiceInputOf<'transcript'>): Step {
  const found = state.utterances.find(({ id }) => id === input.utterance);
  if (!found || found.isFinal) return step(state);
  const text = spokenText(input.text);
  if (input.final) return heardOut(state, found, { ...input, text, isEmpty: input.text.trim() === '' });
  if (!maySpeak(found, text, input.noSpeech)) return step(state);
  return step({ ...state, utterances: changed(state.utterances, found.id, { text, sure: sureOf(text, found.text) }) });
}

/** All that there is of a voice. Somebody who has surely spoken, and of whom no word has come, is told, and was not silent. */
function heardOut(
  state: VoiceState,
  found: Utterance,
  { at, text, noSpeech, isEmpty }: Pick<VoiceInputOf<'transcript'>, 'at' | 'text' | 'noSpeech'> & { isEmpty: boolean },
): Step {
  const isOwn = !found.isAside && isOwnEcho(found, text, state);
  const said = isSpeech(found, text, noSpeech) && !isOwn ? text : '';
  const failedUtterances = said === '' ? state.failedUtterances : 0;
  const after = keepsFloor(settled({ ...(isOwn ? withEcho(state) : state), failedUtterances }, found, said), at);
  const isMissed = isEmpty && !found.isAside && hasSurelySpoken(found, noSpeech);
  return isMissed
    ? step({ ...after, quietSince: at }, { type: 'notice', notice: { notice: 'not_understood' } })
    : step(after);
}

/** Whoever was cut in on, and not understood, has the floor still, is heard on, and was not silent until now. */
function keepsFloor(state: VoiceState, at: number): VoiceState {
  const isEmpty = state.cut?.turn === state.nextTurn && cutAt(state) === undefined;
  return isEmpty ? { ...heardOn(state), cut: null, quietSince: at } : state;
}

/** What follows of the voice that is there is not heard. */
export const heardNoMore = (state: VoiceState): VoiceState => ({
  ...state,
  voice: state.voice && { ...state.voice, isIgnored: true },
});

const heardOn = (state: VoiceState): VoiceState => ({
  ...state,
  voice: state.voice && { ...state.voice, isIgnored: false },
});

/** The persona was heard in the learner's microphone, by its words. */
export const withEcho = (state: VoiceState): VoiceState => ({ ...state, echoes: true, echoedLately: true });

/** What of it the learner may read: nothing of what is no speech, nor of the persona's own words. */
export function readAs(
  state: VoiceState,
  { utterance, text, final, noSpeech }: Omit<VoiceInputOf<'transcript'>, 'at'>,
) {
  const found = state.utterances.find(({ id }) => id === utterance);
  const words = spokenText(text);
  if (!found || isOwnEcho(found, words, state)) return '';
  return (final ? isSpeech : maySpeak)(found, words, noSpeech) ? words : '';
}

/**
 * The recogniser has failed at it: what it had of it so far is all there is. Whoever may have spoken, and waited to be
 * understood, was not silent.
 */
export function notRecognised(state: VoiceState, utterance: number, at: number): Step {
  const found = state.utterances.find(({ id }) => id === utterance);
  if (!found || found.isFinal) return step(state);
  const said = isSpeech(found, found.text) ? found.text : '';
  const after = keepsFloor(settled(isOver(found) ? state : heardNoMore(state), found, said), at);
  if (said !== '') return step(after);
  const failedUtterances = state.failedUtterances + 1;
  const quietSince = maySound(found) ? at : after.quietSince;
  return step({ ...after, failedUtterances, quietSince }, { type: 'notice', notice: { notice: 'not_understood' } });
}

/** What was said from that sample of the page on may still go on record; null where nothing is waited for. */
export const unsettledFrom = (utterances: readonly Utterance[]): number | null =>
  utterances.reduce<number | null>((least, { sample }) => Math.min(least ?? sample, sample), null);

/** What was said, and is not waited for any longer, is lost: the learner is told. */
export function sayLost(state: VoiceState): Step {
  const isLost = turnSoFar(state.utterances).some((one) => !one.isFinal && one.text === '' && maySound(one));
  return isLost ? step(state, { type: 'notice', notice: { notice: 'not_understood' } }) : step(state);
}

/** The learner's words so far leave the state with whoever takes them. */
export function dropUtterances(state: VoiceState, which: (one: Utterance) => boolean): Step {
  const dropped = state.utterances.filter(which);
  if (dropped.length === 0) return step(state);
  const outputs = dropped
    .filter(({ isFinal }) => !isFinal)
    .map(({ id }): VoiceOutput => ({ type: 'drop_transcription', utterance: id }));
  return { state: { ...state, utterances: state.utterances.filter((one) => !which(one)) }, outputs };
}

interface Opening {
  at: number;
  startedAt: number;
  sample: number;
  byKey: boolean;
  /** Of the same voice, as much as was heard in utterances before. */
  voicedBefore?: number;
}

/** From that sample on the learner is heard. */
export function open(state: VoiceState, { at, startedAt, sample, byKey, voicedBefore = 0 }: Opening): Step {
  const id = state.nextUtterance;
  const hasFloor = state.phase.name === 'listening' || state.phase.name === 'interrupted';
  const isAside = !hasFloor || state.typed !== null;
  const overPersona =
    state.phase.name === 'speaking' || state.phase.name === 'paused' || startedAt - state.lastSaid.at <= ECHO_TAIL_MS;
  const begun: Utterance = {
    ...{
      id,
      sample,
      startedAt,
      endedAt: null,
      voicedMs: 0,
      voicedBefore,
      voicedOver: 0,
      levelDb: -Infinity,
      reportedAt: at,
      byKey,
      overPersona,
      isAside,
    },
    ...{ text: '', sure: '', isFinal: false },
  };
  const utterances = [...state.utterances, begun];
  return step(
    {
      ...state,
      cut: null,
      utterances,
      nextUtterance: id + 1,
      pauses: isAside ? state.pauses : learnt(state, startedAt),
    },
    { type: 'transcribe', utterance: id, fromSample: sample },
  );
}

/** A pause within a turn tells how this speaker pauses. */
function learnt({ utterances, pauses }: VoiceState, startedAt: number) {
  const before = turnSoFar(utterances).findLast(isOver)?.endedAt;
  return typeof before === 'number' ? withPause(pauses, startedAt - before) : pauses;
}

/** Nothing said: it never was. What is aside stays until it is judged. */
function settled(state: VoiceState, { id, isAside }: Utterance, text: string): VoiceState {
  const utterances =
    text === '' && !isAside
      ? state.utterances.filter((one) => one.id !== id)
      : changed(state.utterances, id, { text, sure: text, isFinal: true });
  return { ...state, utterances };
}
