import { soundReached } from './hearing/detected-voice.js';
import { agoMs } from './hearing/hearing.js';
import type { VoiceInputOf } from './input.js';
import { ranFor, sessionMs } from './session-time.js';
import { BEHIND_MS, CATCH_UP_MS } from './settings.js';
import type { Step, VoiceState } from './state.js';

/** The page that was lost is back: what it has kept may be coming. */
export const awaitKept = (state: VoiceState, at: number): VoiceState => ({
  ...state,
  catchingUp: { until: at + CATCH_UP_MS, origin: Infinity, saidAt: Infinity },
});

export const caughtUp = (state: VoiceState): VoiceState =>
  state.catchingUp === null ? state : { ...state, catchingUp: null };

/** It comes, and more may follow. What was said while the session's time stood still has taken its time. */
export function lateSound(state: VoiceState, { at, from, sample, captured }: VoiceInputOf<'late_sound'>): Step {
  const recordedAt = at - agoMs(state, { sample: 0, captured });
  const origin = Math.min(state.catchingUp?.origin ?? Infinity, recordedAt);
  const saidAt = momentOf(state, origin, sample);
  const isBehind = agoMs(state, { sample, captured }) > BEHIND_MS;
  const next = { ...state, catchingUp: { until: isBehind ? at + CATCH_UP_MS : at, origin, saidAt } };
  return soundReached(ranFor(next, momentOf(state, origin, from), saidAt), sample, at);
}

/** Session time of a sample that comes late, in milliseconds. */
export const lateMs = (state: VoiceState, sample: number, at: number): number =>
  sessionMs(state, state.catchingUp ? momentOf(state, state.catchingUp.origin, sample) : at);

const momentOf = ({ settings }: VoiceState, origin: number, sample: number): number =>
  origin + (sample / settings.captureRate) * 1000;
