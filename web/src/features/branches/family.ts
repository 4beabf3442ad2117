import type { SessionSummary } from '@repartee/proto';

/** A conversation of a family: the one it began with, or a fork of it or of another fork. */
export type Way = Pick<SessionSummary, 'id' | 'fork'>;

/** The way itself and those it leaves, nearest first, each with the turn below which both are the same. */
const shared = (family: readonly Way[], id: string): Map<string, number> => {
  const until = new Map([[id, Infinity]]);
  let way = family.find((one) => one.id === id);
  let turn = Infinity;
  while (way?.fork && !until.has(way.fork.sessionId)) {
    const { fork } = way;
    turn = Math.min(turn, fork.turn);
    until.set(fork.sessionId, turn);
    way = family.find((one) => one.id === fork.sessionId);
  }
  return until;
};

/** The turn from which two ways differ; 0 where they have nothing in common. */
export const branchingTurn = (family: readonly Way[], left: string, right: string): number => {
  const [ofLeft, ofRight] = [shared(family, left), shared(family, right)];
  for (const [id, turn] of ofLeft) {
    const other = ofRight.get(id);
    if (other !== undefined) return Math.min(turn, other);
  }
  return 0;
};

/** Where nobody chose: the way that was asked for beside the one it leaves, or beside the newest that leaves it. */
export const usualPair = (family: readonly Way[], id: string): { left: string; right: string } | null => {
  const way = family.find((one) => one.id === id);
  const origin = way?.fork && family.find((one) => one.id === way.fork?.sessionId);
  if (origin) return { left: origin.id, right: id };
  const fork = family.findLast((one) => one.fork?.sessionId === id) ?? family.findLast((one) => one.id !== id);
  return fork ? { left: id, right: fork.id } : null;
};
