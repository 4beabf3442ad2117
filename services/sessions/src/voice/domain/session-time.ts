import { WARNINGS_AT_REMAINING_MS } from '../../live/domain/limits.js';
import type { VoiceState } from './state.js';
import { step } from './state.js';
import type { Step } from './state.js';

/** The session's own time: it stands still while the learner is away. */
export interface SessionTime {
  elapsedMs: number;
  /** The moment since which it runs on, or null. */
  since: number | null;
  /** Warnings given so far. */
  warned: number;
}

/** Session time at a moment, in milliseconds, never beyond the limit nor before what had passed. */
export function sessionMs({ time, settings }: VoiceState, at: number): number {
  const passed = time.since === null ? 0 : Math.max(0, at - time.since);
  return Math.round(Math.min(settings.limitMs, time.elapsedMs + passed));
}

export const stopTime = (state: VoiceState, at: number): VoiceState => ({
  ...state,
  time: { ...state.time, elapsedMs: sessionMs(state, at), since: null },
});

export const runTime = (state: VoiceState, at: number): VoiceState => ({
  ...state,
  time: { ...state.time, since: at },
});

/** The moment at which so much session time will have passed; undefined while it stands still. */
function momentOf({ time }: VoiceState, ms: number): number | undefined {
  return time.since === null ? undefined : time.since + ms - time.elapsedMs;
}

export const timeIsUpAt = (state: VoiceState): number | undefined => momentOf(state, state.settings.limitMs);

export function nextWarningAt(state: VoiceState): number | undefined {
  const remaining = WARNINGS_AT_REMAINING_MS[state.time.warned];
  return remaining === undefined ? undefined : momentOf(state, state.settings.limitMs - remaining);
}

/** Gives the warning that is due; one that was missed, as in a fork that begins late, is not made up for. */
export function warn(state: VoiceState, at: number): Step {
  const { warned } = state.time;
  const left = state.settings.limitMs - sessionMs(state, at);
  const remainingMs = WARNINGS_AT_REMAINING_MS[warned] ?? 0;
  const after = { ...state, time: { ...state.time, warned: warned + 1 } };
  const missed = left <= (WARNINGS_AT_REMAINING_MS[warned + 1] ?? 0);
  return missed ? step(after) : step(after, { type: 'notice', notice: { notice: 'time', remainingMs } });
}
