import type { Move, Stance } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { ReplyPart, ReplyPlan } from './dialogue-state.js';
import { fillFrom, part } from './speak.js';
import type { TakenUp } from './take-up.js';
import type { PointUnit } from './unit.js';

/** What one part of a reply adds to its plan. */
export interface Piece {
  part: ReplyPart;
  point: string;
  move?: Move;
  asks?: string;
  /** Questions of the learner's that it answers; more than one where one sentence was read as several. */
  answers?: readonly string[];
}

export const pieceOf = (point: PointUnit, moment: Moment, role: ReplyPart['role']): Piece => ({
  part: part(point, role, fillFrom(point, moment) ?? {}),
  point: point.id,
  move: point.move,
  ...(point.asks === null ? {} : { asks: point.asks }),
});

const moveByStance: Readonly<Record<Stance, Move>> = {
  closed: 'resist',
  guarded: 'resist',
  engaged: 'answer',
  won_over: 'answer',
  about_to_leave: 'resist',
};

/** Joins what is taken up and the pieces, in the order they are said; the last piece makes the move. */
export const compose = (stance: Stance, taken: TakenUp | null, pieces: readonly Piece[]): ReplyPlan => {
  const points = pieces.map(({ point }) => point);
  return {
    stance,
    move: pieces.findLast(({ move }) => move !== undefined)?.move ?? moveByStance[stance],
    takesUp: taken?.id ?? '',
    parts: [...(taken ? [taken.part] : []), ...pieces.map((piece) => piece.part)],
    points: taken?.point === undefined ? points : [taken.point, ...points],
    asks: pieces.flatMap(({ asks }) => asks ?? []),
    // One for each piece that answers, in their order; what a piece answers besides comes after those.
    answers: [
      ...pieces.flatMap(({ answers = [] }) => answers.slice(0, 1)),
      ...pieces.flatMap(({ answers = [] }) => answers.slice(1)),
    ],
  };
};
