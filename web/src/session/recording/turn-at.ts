import type { TurnView } from '@repartee/proto';

/** The turn that is said at this session time, or was said last before it; null before the first. */
export const turnAt = (transcript: readonly TurnView[], ms: number): number | null =>
  transcript.findLast(({ startedMs }) => startedMs <= ms)?.turn ?? null;

/** Session time at which a turn begins; null where there is no such turn. */
export const beginOf = (transcript: readonly TurnView[], turn: number): number | null =>
  transcript.find((one) => one.turn === turn)?.startedMs ?? null;
