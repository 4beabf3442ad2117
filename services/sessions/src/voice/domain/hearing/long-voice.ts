import { BREATH_MS, PIECE_LONGEST_MS, PIECE_LONG_MS } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
import { step, then } from '../state.js';
import { endVoice, open } from './hearing.js';
import type { Utterance } from './utterance.js';
import { openUtterance } from './utterance.js';

/** When the voice that is there has become too long for one piece; undefined where there is none, or none of it comes now. */
export function tooLongAt({ utterances, connected, catchingUp }: VoiceState): number | undefined {
  const heard = openUtterance(utterances);
  return heard && connected && !catchingUp ? heard.startedAt + PIECE_LONGEST_MS : undefined;
}

/**
 * It goes on as another piece of the same turn, at the very sample where the one before ends. A voice does so with its
 * detector's next report; a key that is held says nothing more.
 */
export function parted(state: VoiceState, at: number): Step {
  const heard = openUtterance(state.utterances);
  const ended = endVoice(state, at, null);
  if (!heard?.byKey) return ended;
  const sample = heard.sample + Math.round(((at - heard.startedAt) / 1000) * state.settings.captureRate);
  return then(ended, (next) => open(next, { at, startedAt: at, sample, byKey: true }));
}

/** Parts a long voice where its speaker draws breath, as the detector reports it: `before` is what it reported last. */
export function partedAtBreath(state: VoiceState, before: VoiceState['voice'], at: number): Step {
  const { voice, settings } = state;
  const heard = openUtterance(state.utterances);
  if (!before || !voice || !heard || !isLong(heard, at)) return step(state);
  const soundMs = ((voice.sample - before.sample) / settings.captureRate) * 1000;
  return soundMs - (voice.voicedMs - before.voicedMs) >= BREATH_MS ? parted(state, at) : step(state);
}

const isLong = ({ byKey, startedAt }: Utterance, at: number): boolean => !byKey && at - startedAt >= PIECE_LONG_MS;
