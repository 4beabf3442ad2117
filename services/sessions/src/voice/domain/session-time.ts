import { WARNINGS_AT_REMAINING_MS } from '../../live/domain/limits.js';
import type { VoiceState } from './state.js';
import { step } from './state.js';
import type { Step } from './state.js';

/** A stretch in which time ran: from that moment on, from one session time to another. */
interface Run {
  since: number;
  fromMs: number;
  toMs: number;
}

/** The session's own time: it stands still while the learner is away. */
export interface SessionTime {
  elapsedMs: number;
  /** The moment since which it runs on, or null. */
  since: number | null;
  /** Those before, in order: a turn may have begun in one and end in another. */
  runs: readonly Run[];
  /** Warnings given so far. */
  warned: number;
}

/** Session time at a moment, in milliseconds, never beyond the limit nor before the voice began. */
export function sessionMs({ time, settings }: VoiceState, at: number): number {
  const { elapsedMs, since, runs } = time;
  const last = { since: since ?? Infinity, fromMs: elapsedMs, toMs: settings.limitMs };
  const run = [...runs, last].findLast((one) => one.since <= at);
  const ms = run ? Math.min(run.toMs, run.fromMs + at - run.since) : (runs[0]?.fromMs ?? elapsedMs);
  return Math.round(ms);
}

/** It stands still from that moment on; where it does already, nothing changes. */
export function stopTime(state: VoiceState, at: number): VoiceState {
  const { time } = state;
  if (time.since === null) return state;
  const run = { since: time.since, fromMs: time.elapsedMs, toMs: sessionMs(state, at) };
  return { ...state, time: { ...time, elapsedMs: run.toMs, since: null, runs: [...time.runs, run] } };
}

export const runTime = (state: VoiceState, at: number): VoiceState => ({
  ...state,
  time: { ...state.time, since: at },
});

/** Time ran in that stretch after all, although the learner was away: they spoke. What has counted already counts once. */
export function ranFor(state: VoiceState, from: number, to: number): VoiceState {
  const { time, settings } = state;
  const last = time.runs.at(-1);
  if (time.since === null) return state;
  const lastEnd = last ? last.since + last.toMs - last.fromMs : -Infinity;
  const since = Math.max(from, lastEnd);
  const lengthMs = Math.min(to, time.since) - since;
  if (lengthMs <= 0) return state;
  const toMs = Math.min(settings.limitMs, time.elapsedMs + lengthMs);
  const runs =
    last && since === lastEnd
      ? [...time.runs.slice(0, -1), { ...last, toMs }]
      : [...time.runs, { since, fromMs: time.elapsedMs, toMs }];
  return { ...state, time: { ...time, elapsedMs: toMs, runs } };
}

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
