import type { Moment } from './condition.js';
import type { Piece } from './piece.js';
import { mostWords, wordsFor } from './length.js';
import type { Prepared } from './prepare.js';
import type { TakenUp } from './take-up.js';

/** What is put again must come back in time; anything else that is no answer can wait. */
const canWait = ({ answers, point }: Piece): boolean => answers === undefined && !point.startsWith('again:');
const isAnswer = ({ answers }: Piece): boolean => answers !== undefined;

const without = (pieces: readonly Piece[], at: number): readonly Piece[] =>
  at < 0 || pieces.length < 2 ? pieces : pieces.filter((_, index) => index !== at);

/**
 * The pieces that one breath holds: what the persona would have added by itself gives way first, also to what it takes
 * up, and then the second of two answers. One piece always stays.
 */
export const inOneBreath = (
  prepared: Prepared,
  moment: Moment,
  taken: TakenUp | null,
  pieces: readonly Piece[],
): readonly Piece[] => {
  const sum = (some: readonly Piece[]): number =>
    some.reduce((total, { part }) => total + wordsFor(prepared, moment, part), 0);
  const taking = taken === null || taken.part.optional ? 0 : wordsFor(prepared, moment, taken.part);
  let kept = pieces;
  while (taking + sum(kept) > mostWords) {
    const fewer = without(kept, kept.findLastIndex(canWait));
    if (fewer === kept) break;
    kept = fewer;
  }
  if (sum(kept) <= mostWords || kept.filter(isAnswer).length < 2) return kept;
  return without(kept, kept.findLastIndex(isAnswer));
};
