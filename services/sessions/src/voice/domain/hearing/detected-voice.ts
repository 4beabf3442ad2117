import type { VoiceInputOf } from '../input.js';
import { VOICE_LOST_MS } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { cutAt } from './cut.js';
import { agoMs, endVoice, isHere, open } from './hearing.js';
import type { Utterance } from './utterance.js';
import { changed, openUtterance } from './utterance.js';

/** What the page's detector reports as one voice, in however many utterances it is heard. */
export interface DetectedVoice {
  /** As far as it was heard: the sample after that, and how much of it was voice by then. */
  sample: number;
  voicedMs: number;
  /** The persona has cut in on it, or the recogniser has failed at it: what follows of it is not heard. */
  isIgnored: boolean;
}

/** A voice is there, by the detector. With the key to talk, only the key tells. */
export function speechStarted(state: VoiceState, input: VoiceInputOf<'speech_started'>): Step {
  const { at, sample } = input;
  const begun = { ...state, voice: { sample, voicedMs: 0, isIgnored: false } };
  const startedAt = at - agoMs(state, input);
  return isHeeded(begun) ? open(begun, { at, startedAt, sample, byKey: false }) : step(begun);
}

/** It goes on. Where it is heard no more, although nobody has cut in on it, it is heard again from where that ended. */
export function speechContinued(state: VoiceState, input: VoiceInputOf<'speech_continued'>): Step {
  const { voice } = state;
  const heard = openUtterance(state.utterances);
  if (heard) return step(heard.byKey ? state : reported(state, heard, input));
  if (!voice || voice.isIgnored || !isHeeded(state)) return step(state);
  const { sample, voicedMs } = voice;
  const startedAt = input.at - agoMs(state, { sample, captured: input.captured });
  const again = open(state, { at: input.at, startedAt, sample, byKey: false, voicedBefore: voicedMs });
  return then(again, (next) => speechContinued(next, input));
}

export function speechEnded(state: VoiceState, input: VoiceInputOf<'speech_ended'>): Step {
  const heard = openUtterance(state.utterances);
  if (!heard || heard.byKey) return step({ ...state, voice: null });
  const after = { ...reported(state, heard, input), voice: null };
  return endVoice(after, input.at - agoMs(state, input), input.sample);
}

/** Sound has come as far as that sample: a detector that has said nothing of the voice for so long has lost it. */
export function soundReached(state: VoiceState, sample: number, at: number): Step {
  const { voice, settings } = state;
  const heard = openUtterance(state.utterances);
  if (!voice || !heard || heard.byKey) return step(state);
  const isLost = sample - voice.sample >= (VOICE_LOST_MS / 1000) * settings.captureRate;
  return isLost ? voiceLost(state, at) : step(state);
}

/** Its marks have stopped: it ended with the last of them, and its words are asked for now. */
export function voiceLost(state: VoiceState, at: number): Step {
  const heard = openUtterance(state.utterances);
  if (!heard) return step(state);
  const told = { ...state, utterances: changed(state.utterances, heard.id, { reportedAt: at }) };
  return endVoice(told, heard.reportedAt, null);
}

function isHeeded(state: VoiceState): boolean {
  const isOpen = isHere(state) && state.settings.mode === 'open_microphone';
  return isOpen && !openUtterance(state.utterances) && cutAt(state) === undefined;
}

function reported(
  state: VoiceState,
  heard: Utterance,
  { at, sample, voicedMs, levelDb }: Pick<VoiceInputOf<'speech_continued'>, 'at' | 'sample' | 'voicedMs' | 'levelDb'>,
): VoiceState {
  const ownMs = Math.max(voicedMs - heard.voicedBefore, heard.voicedMs);
  const isSounding = state.persona?.stopped === false && heard.overPersona;
  const voicedOver = isSounding ? ownMs : heard.voicedOver;
  const change = { voicedMs: ownMs, levelDb: Math.max(levelDb, heard.levelDb), voicedOver, reportedAt: at };
  return {
    ...state,
    voice: state.voice && { ...state.voice, sample, voicedMs },
    utterances: changed(state.utterances, heard.id, change),
  };
}
