import { askReply } from '../hearing/turn-end.js';
import type { SpeechPart, VoiceInputOf } from '../input.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { commitPersona, giveUp } from './giving-up.js';
import { generatedOf } from './heard-text.js';
import type { PersonaTurn } from './persona-turn.js';
import { openSegment, withSegment } from './persona-turn.js';

const failed = (state: VoiceState, part: SpeechPart): Step =>
  step(state, { type: 'notice', notice: { notice: 'failed', part } });

/** The turn that this is about, unless it is out of date or given up. */
function current({ persona }: VoiceState, epoch: number): PersonaTurn | undefined {
  return persona?.epoch === epoch && persona.cutBy === 'none' ? persona : undefined;
}

/** It holds however the reply is cut: how fast it is worded decides nothing. */
export function replyKnown(
  state: VoiceState,
  { epoch, patienceMs, cutsInAfterMs, endsSession }: VoiceInputOf<'reply_known'>,
): VoiceState {
  const persona = current(state, epoch);
  return persona ? { ...state, persona: { ...persona, patienceMs, cutsInAfterMs, endsSession } } : state;
}

/** A clause or a sentence of the reply. */
export function replySegment(state: VoiceState, { at, epoch, text }: VoiceInputOf<'reply_segment'>): VoiceState {
  const persona = current(state, epoch);
  const words = text.trim();
  if (!persona || persona.complete || words === '') return state;
  return { ...state, persona: { ...persona, segments: [...persona.segments, openSegment(words)], movedAt: at } };
}

export function replyDone(state: VoiceState, { at, epoch }: VoiceInputOf<'reply_done'>): VoiceState {
  const persona = current(state, epoch);
  if (!persona || persona.complete) return state;
  return { ...state, persona: { ...persona, complete: true, isWhole: true, movedAt: at } };
}

/** Sound of a segment, in order. A voice that had failed is back with the first of it. */
export function soundCame(state: VoiceState, input: VoiceInputOf<'audio'>): Step {
  const persona = current(state, input.epoch);
  const segment = persona?.segments[input.segment];
  if (!persona || !segment || segment.complete || segment.shown) return step(state);
  const samples = segment.samples + input.samples;
  const change = { samples, complete: input.last, words: [...segment.words, ...input.words] };
  const after = { ...state, persona: { ...withSegment(persona, input.segment, change), movedAt: input.at } };
  if (state.lostVoice !== 'failed' || input.samples === 0) return step(after);
  return step({ ...after, lostVoice: null }, { type: 'notice', notice: { notice: 'voice_back' } });
}

/**
 * The authored line takes the place of a reply of which nothing has left for the page yet. Of one that has begun to sound,
 * it says what was left out.
 */
export function mindFailed(state: VoiceState, { at, epoch }: VoiceInputOf<'mind_failed'>): Step {
  const persona = current(state, epoch);
  if (!persona || persona.complete) return step(state);
  return then(failed(state, 'mind'), (next) => {
    if (persona.segments.some(({ sent, shown }) => sent > 0 || shown)) return followUp(next, persona, at);
    const cancelled = step({ ...next, persona: null }, { type: 'cancel', epoch });
    if (!persona.offline) return then(cancelled, (again) => askReply(again, at, persona.cause, true));
    return { ...cancelled, state: { ...cancelled.state, phase: { name: 'listening' }, quietSince: at } };
  });
}

/** What was begun is said to its end, and what the authored line has beyond it after that, in the same turn. */
function followUp(state: VoiceState, persona: PersonaTurn, at: number): Step {
  const { epoch, turn, cause, offline } = persona;
  if (offline) return step({ ...state, persona: { ...persona, complete: true, movedAt: at } });
  const going = { ...state, persona: { ...persona, offline: true, movedAt: at } };
  return step(going, { type: 'ask_reply', epoch, turn, cause, offline: true, begun: generatedOf(persona) });
}

/**
 * The persona has lost its voice: the rest of its words are shown, from the segment on that was not complete. Said once,
 * until it is back.
 */
export function soundFailed(state: VoiceState, { at, epoch }: VoiceInputOf<'synthesis_failed'>): Step {
  const persona = current(state, epoch);
  if (!persona) return step(state);
  const silent: VoiceState = {
    ...state,
    captionsOnly: true,
    persona: {
      ...persona,
      movedAt: at,
      segments: persona.segments.map((one) => (one.complete ? one : { ...one, samples: one.sent })),
    },
  };
  if (state.lostVoice !== null) return step(silent);
  return then(failed({ ...silent, lostVoice: 'failed' }, 'synthesis'), (next) =>
    step(next, { type: 'notice', notice: { notice: 'captions_only' } }),
  );
}

/** Nothing has moved for too long: whoever should have moved it has failed. */
export function stalled(state: VoiceState, at: number): Step {
  const { persona } = state;
  if (!persona) return step(state);
  const { epoch, segments, complete } = persona;
  if (segments.some((one) => one.asked && !one.complete && !one.shown))
    return soundFailed(state, { type: 'synthesis_failed', at, epoch });
  if (!complete) return mindFailed(state, { type: 'mind_failed', at, epoch });
  // The player does not say what it plays: nobody knows what was heard.
  const stopped = then(giveUp(state, at, 'failure'), (next) => commitPersona(next, at));
  return persona.position === null ? then(stopped, (next) => unplayed(next, at)) : stopped;
}

/** It has played nothing at all: the persona is read on this page, beginning with what was not heard. */
function unplayed(state: VoiceState, at: number): Step {
  const read = step(
    { ...state, captionsOnly: true, lostVoice: 'unplayed' },
    { type: 'notice', notice: { notice: 'captions_only' } },
  );
  return state.owesWords && !state.isOver ? then(read, (next) => askReply(next, at, 'connection')) : read;
}

/** Another page may play what this one did not. */
export const playable = (state: VoiceState): VoiceState =>
  state.lostVoice === 'unplayed' ? { ...state, captionsOnly: false, lostVoice: null } : state;
