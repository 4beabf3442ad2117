import type { TurnView } from '@repartee/proto';

/** The turn that is said at this session time, or was said last before it; null before the first. */
export const turnAt = (transcript: readonly TurnView[], ms: number): number | null =>
  transcript.findLast(({ startedMs }) => startedMs <= ms)?.turn ?? null;

/** Session time at which a turn begins; null where there is no such turn. */
export const beginOf = (transcript: readonly TurnView[], turn: number): number | null =>
  transcript.find((one) => one.turn === turn)?.startedMs ?? null;

/** The player's last report, and what was not written when a tape ended, is less than that. */
const NEGLIGIBLE_MS = 3_000;

/** Whether the recording, of this length, ends before what was said aloud does. */
export const isCutShort = (transcript: readonly TurnView[], durationMs: number): boolean =>
  transcript.some(({ mode, endedMs }) => mode !== 'typed' && endedMs > durationMs + NEGLIGIBLE_MS);
