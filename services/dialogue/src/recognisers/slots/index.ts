import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { hitsIn, spanOf } from '../analysis.js';
import { amountsOf, durationsOf, percentagesOf } from './amounts.js';
import type { Piece } from './amounts.js';
import { datesOf } from './dates.js';
import { namesOf } from './names.js';
import type { PromiseRead } from './promises.js';

/** Dates, durations, amounts, percentages and names of the turn; quoted and reported ones are somebody else's. */
export function piecesOfTurn(turn: Analysis): Piece[] {
  const dates = datesOf(turn);
  const amounts = amountsOf(turn);
  const durations = durationsOf(turn);
  return [...dates, ...durations, ...amounts, ...percentagesOf(turn), ...namesOf(turn)].filter(
    ({ first }) => turn.quoted[first] !== true && (turn.voices[first] !== 'third' || isSaidAgain(turn, first)),
  );
}

/** "It stays at what I said, the 20th": one's own words, said before. */
const isSaidAgain = (turn: Analysis, at: number): boolean =>
  hitsIn(turn, 'said_before').some(({ last }) => last < at && turn.words[last]?.sentence === turn.words[at]?.sentence);

/** All slots in the order of the text. A date or an amount within a promise carries the promise's number. */
export function slotsOf(turn: Analysis, pieces: readonly Piece[], promises: readonly PromiseRead[]): Slot[] {
  const promised = promises.map((promise, index): Slot & { first: number } => ({
    ...slotOf(turn, promise),
    promise: index,
  }));
  const others = pieces.map((piece): Slot & { first: number } => {
    const index = promiseOf(piece, promises);
    return index < 0 ? slotOf(turn, piece) : { ...slotOf(turn, piece), promise: index };
  });
  return [...promised, ...others].sort((a, b) => a.first - b.first).map(({ first: _, ...slot }) => slot);
}

function slotOf(turn: Analysis, { type, value, said, first, last }: Piece): Slot & { first: number } {
  return { type, value, said, span: spanOf(turn.words, first, last), first };
}

const bound = new Set(['date', 'duration', 'amount', 'percentage']);

/** The last promise that begins before the piece, in its sentence. */
function promiseOf(piece: Piece, promises: readonly PromiseRead[]): number {
  if (!bound.has(piece.type)) return -1;
  return promises.findLastIndex(({ first, scope }) => piece.first >= first && piece.first <= scope);
}
