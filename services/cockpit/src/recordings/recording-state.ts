import type { OpenRecording } from '@repartee/kernel';
import type { RecordingView } from '@repartee/proto';

const DAY_MS = 24 * 60 * 60_000;
/** So long after its end the recording of a session may still be in the making. */
const MAKING_MS = 15 * 60_000;

/** What is known of the recording of a session; times are UTC, milliseconds since 1970. */
export interface KnownOfRecording {
  /** Days that it is kept; 0: the session was not recorded. */
  days: number;
  /** Null while the session goes on. */
  endedAt: number | null;
  /** Null where nothing that can be read is stored. */
  stored: Pick<OpenRecording, 'durationMs' | 'gaps'> | null;
  now: number;
}

/** The days count from the end of the session, as its learner was told. */
export function recordingState({ days, endedAt, stored, now }: KnownOfRecording): RecordingView {
  if (days === 0) return { state: 'none' };
  if (endedAt === null) return { state: 'preparing' };
  const until = endedAt + days * DAY_MS;
  const keptUntil = new Date(until).toISOString();
  if (now >= until) return { state: 'deleted', keptUntil };
  if (stored) return { state: 'ready', durationMs: stored.durationMs, gaps: [...stored.gaps], keptUntil };
  return { state: now < endedAt + MAKING_MS ? 'preparing' : 'missing' };
}
