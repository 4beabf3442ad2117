import type { TurnView } from '@repartee/proto';

/** The learner turn that `turn` is, or else the one that answers it; null where nobody answered. */
export const learnerTurnAt = (transcript: readonly Pick<TurnView, 'turn' | 'speaker'>[], turn: number): number | null =>
  transcript.find((one) => one.turn >= turn && one.speaker === 'learner')?.turn ?? null;
