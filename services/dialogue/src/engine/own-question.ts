import { question } from './agenda.js';
import type { Moment } from './condition.js';
import { turnsUntilAgain } from './condition.js';
import { mostAgain } from './hear.js';
import type { Piece } from './piece.js';
import { pieceOf } from './piece.js';
import type { Prepared } from './prepare.js';
import { isOpen, part, remains } from './speak.js';

/** Somebody who talks freely asks a little more often. */
const repliesBetweenQuestions = { open: 2, guarded: 3 } as const;

/** A dodged question comes back at the second turn that leaves it open. */
export const putAgain = (prepared: Prepared, moment: Moment): Piece | null => {
  const { open, learnerTurns } = moment;
  if (open === null || open.again >= mostAgain || learnerTurns - open.at < turnsUntilAgain) return null;
  const again = prepared.questions.get(open.id)?.again;
  return again && remains(again, moment)
    ? { part: part(again, 'move'), point: again.id, move: 'press', asks: open.id }
    : null;
};

/**
 * A question now and then keeps the talk two-sided: about one reply in three puts one. Whoever has nothing to tell asks
 * a little sooner.
 */
export const putQuestion = (prepared: Prepared, moment: Moment, isEmptyHanded = false): Piece | null => {
  if (moment.open !== null || moment.replies < moment.askAfter) return null;
  const since = moment.replies + 1 - moment.lastAsk;
  const isDue =
    moment.lastAsk === 0
      ? moment.replies >= 1
      : since >= repliesBetweenQuestions[isOpen(moment.stance) ? 'open' : 'guarded'] - Number(isEmptyHanded);
  const point = isDue ? question(prepared, moment) : null;
  return point && pieceOf(point, moment, 'move');
};
