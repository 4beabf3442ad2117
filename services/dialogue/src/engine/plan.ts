import type { Move, Stance } from '@repartee/proto';
import type { Shift } from '../model/transcript.js';
import { callBack, gambit, question } from './agenda.js';
import type { Answer } from './answer.js';
import { answerTo } from './answer.js';
import type { Moment } from './condition.js';
import type { ReplyPart, ReplyPlan } from './dialogue-state.js';
import { mostAgain } from './hear.js';
import type { Prepared } from './prepare.js';
import { fill, isShort, maySay, part, remains, slotValues } from './speak.js';
import type { TakenUp } from './take-up.js';
import { takeUp } from './take-up.js';
import type { PointUnit } from './unit.js';

const turnsUntilAgain = 2;
const repliesBetweenQuestions = 3;

/** What one piece of a reply adds to its plan. */
interface Piece {
  part: ReplyPart;
  point: string;
  move?: Move;
  asks?: string;
  answers?: string;
}

const pieceOf = (point: PointUnit, moment: Moment, role: ReplyPart['role']): Piece => ({
  part: part(point, role, fill(point, slotValues(moment)) ?? {}),
  point: point.id,
  move: point.move,
  ...(point.asks === null ? {} : { asks: point.asks }),
});

const answersOf = (prepared: Prepared, moment: Moment): { answers: Answer[]; pieces: Piece[] } => {
  const answers: Answer[] = [];
  const pieces: Piece[] = [];
  for (const asked of [...new Set(moment.heard.asks)].slice(0, 2)) {
    const answer = answerTo(prepared, moment, asked, answers[0] ?? null);
    if (answer === null) continue;
    answers.push(answer);
    pieces.push({
      part: answer.part,
      point: answer.unit.id,
      answers: asked,
      ...(answer.point ? { move: answer.point.move } : {}),
    });
  }
  return { answers, pieces };
};

/** A dodged question comes back at the second turn that leaves it open. */
const putAgain = (prepared: Prepared, moment: Moment): Piece | null => {
  const { open, learnerTurns } = moment;
  if (open === null || open.again >= mostAgain || learnerTurns - open.at < turnsUntilAgain) return null;
  const again = prepared.questions.get(open.id)?.again;
  return again && remains(again, moment)
    ? { part: part(again, 'move'), point: again.id, move: 'press', asks: open.id }
    : null;
};

/** A question now and then keeps the talk two-sided: about one reply in three puts one. */
const putQuestion = (prepared: Prepared, moment: Moment): Piece | null => {
  if (moment.open !== null || moment.replies < moment.askAfter) return null;
  const since = moment.replies + 1 - moment.lastAsk;
  const isDue = moment.lastAsk === 0 ? moment.replies >= 1 : since >= repliesBetweenQuestions;
  const point = isDue ? question(prepared, moment) : null;
  return point && pieceOf(point, moment, 'move');
};

/** Somebody short of words adds something of their own only to every third turn, and before leaving. */
const mayAdd = (moment: Moment, isFilled: boolean, warning: boolean): boolean =>
  !isShort(moment.stance) || !isFilled || warning || moment.learnerTurns % 3 === 1;

const volunteered = (prepared: Prepared, moment: Moment, isFilled: boolean): Piece[] => {
  const point = gambit(prepared, moment);
  return point && mayAdd(moment, isFilled, point.move === 'warn') ? [pieceOf(point, moment, 'content')] : [];
};

/** What is answered, else come back to, else said unasked. */
const contentOf = (prepared: Prepared, moment: Moment, isFilled: boolean): Piece[] => {
  const { pieces } = answersOf(prepared, moment);
  const isRoom = pieces.length === 0 || (pieces.length === 1 && !isShort(moment.stance));
  const back = isRoom ? callBack(prepared, moment) : null;
  if (back) return [...pieces, { part: back.part, point: back.point }];
  return pieces.length > 0 ? pieces : volunteered(prepared, moment, isFilled);
};

/** A question that is due again always comes; a new one where the reply is not full yet. */
const askOf = (prepared: Prepared, moment: Moment, content: readonly Piece[], isFilled: boolean): Piece | null => {
  const again = putAgain(prepared, moment);
  if (again) return again;
  const isFull = content.length > 1 || (isShort(moment.stance) && isFilled && content.length > 0);
  return isFull ? null : putQuestion(prepared, moment);
};

/** A question of its own takes the place of what the persona would have volunteered, except for a warning. */
const piecesOf = (prepared: Prepared, moment: Moment, isFilled: boolean): Piece[] => {
  const content = contentOf(prepared, moment, isFilled);
  const isVolunteered = content.every(
    ({ answers, part: { unit } }) => answers === undefined && prepared.points.some(({ id }) => id === unit),
  );
  const warns = content.some(({ move }) => move === 'warn');
  const asks = askOf(prepared, moment, isVolunteered && !warns ? [] : content, isFilled);
  if (asks === null) return content;
  return isVolunteered && isFilled && !warns ? [asks] : [...content, asks];
};

const moveByStance: Readonly<Record<Stance, Move>> = {
  closed: 'resist',
  guarded: 'resist',
  engaged: 'answer',
  won_over: 'answer',
  about_to_leave: 'resist',
};

/** Two parts of content and a question are as much as a person says at once. */
const compose = (stance: Stance, taken: TakenUp | null, pieces: readonly Piece[]): ReplyPlan => {
  const points = pieces.map(({ point }) => point);
  return {
    stance,
    move: pieces.findLast(({ move }) => move !== undefined)?.move ?? moveByStance[stance],
    takesUp: taken?.id ?? '',
    parts: [...(taken ? [taken.part] : []), ...pieces.map((piece) => piece.part)],
    points: taken?.point === undefined ? points : [taken.point, ...points],
    asks: pieces.flatMap(({ asks }) => asks ?? []),
    answers: pieces.flatMap(({ answers }) => answers ?? []),
  };
};

/** Something for when nothing else is left. The first reserve of another stance is still better than silence. */
export const reserve = (prepared: Prepared, moment: Moment): Piece[] => {
  const unit =
    prepared.reserve.find((one) => maySay(one, moment)) ??
    prepared.reserve.find((one) => remains(one, moment)) ??
    prepared.reserve[0];
  return unit ? [{ part: part(unit, 'content'), point: unit.id }] : [];
};

/** What the persona answers to a learner turn, from the state after it has moved. */
export const planReply = (prepared: Prepared, moment: Moment, shift: Shift): ReplyPlan => {
  const repeats = answersOf(prepared, moment).answers.some(({ repeated, point }) => repeated && point !== null);
  const taken = takeUp(prepared, moment, shift, repeats);
  const pieces = piecesOf(prepared, moment, taken !== null);
  return compose(moment.stance, taken, taken || pieces.length > 0 ? pieces : reserve(prepared, moment));
};

const silencesAnswered = 3;

/** What the persona says into a silence; null after some in a row. */
export const planAfterSilence = (
  prepared: Prepared,
  moment: Moment,
  place: keyof Prepared['silence'],
): ReplyPlan | null => {
  if (moment.silencesInRow > silencesAnswered) return null;
  const { unit } = prepared.silence[place];
  const taken = remains(unit, moment) ? { id: unit.id, part: part(unit, 'takes_up') } : null;
  const more = place === 'after_own_question' && !isShort(moment.stance) ? gambit(prepared, moment) : null;
  const pieces = more ? [pieceOf(more, moment, 'content')] : [];
  return compose(moment.stance, taken, taken || pieces.length > 0 ? pieces : reserve(prepared, moment));
};
