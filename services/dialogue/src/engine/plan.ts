import type { DiscourseAct } from '@repartee/proto';
import type { Shift } from '../model/transcript.js';
import { callBack, gambit, weighty } from './agenda.js';
import type { Before } from './agenda.js';
import type { Answer } from './answer.js';
import { answerTo } from './answer.js';
import { beside, isAnsweredBy, isPutAsQuestion } from './beside.js';
import { inOneBreath } from './bound.js';
import { takenAs } from './colour.js';
import type { Moment } from './condition.js';
import type { ReplyPlan } from './dialogue-state.js';
import { mostWords, wordsFor } from './length.js';
import { putAgain, putQuestion } from './own-question.js';
import type { Piece } from './piece.js';
import { compose, pieceOf } from './piece.js';
import type { Prepared } from './prepare.js';
import { isShort, maySay, part, remains } from './speak.js';
import type { TakenUp } from './take-up.js';
import { takeUp } from './take-up.js';
import { unlistedIn } from './unlisted.js';

const mostAnswers = 2;

const ofStep: readonly DiscourseAct[] = ['next_step', 'commitment', 'proposal'];

/**
 * "I'll send it tomorrow, and we talk again on Friday?" names the day, and does not ask for it. In "What time do you
 * finish? Could we sit down before that?" it is asked for beside the step.
 */
const namesTheDay = ({ questionKinds }: Prepared, { heard: { act, slots, places } }: Moment, ask: string): boolean =>
  ofStep.includes(act) &&
  places < 2 &&
  (slots.date !== undefined || slots.duration !== undefined) &&
  (questionKinds.get(ask) ?? unlistedIn(ask)?.kind) === 'date';

/** Of more questions than a reply answers, those that the scenario knows. */
const toAnswer = (prepared: Prepared, moment: Moment): readonly string[] => {
  const asked = [...new Set(moment.heard.asks)].filter((ask) => !namesTheDay(prepared, moment, ask));
  if (asked.length <= mostAnswers) return asked;
  const known = asked.filter((ask) => unlistedIn(ask) === null);
  const chosen = new Set([...new Set([...known, ...asked])].slice(0, mostAnswers));
  return asked.filter((ask) => chosen.has(ask));
};

/** Fewer words hold one question: "why is that so dear" asks no price. */
const wordsOfTwo = 9;

/** Two questions, by the places that ask, or by a sentence long enough for two that ask for different things. */
const areTwo = (prepared: Prepared, { heard }: Moment, first: Answer, second: Answer): boolean =>
  heard.places > 1 ||
  (heard.words >= wordsOfTwo &&
    first.point !== null &&
    second.point !== null &&
    prepared.questionKinds.get(first.question) !== prepared.questionKinds.get(second.question));

const answersTo = (prepared: Prepared, moment: Moment): Answer[] => {
  const answers: Answer[] = [];
  const again = putAgain(prepared, moment);
  const room = mostWords - (again ? wordsFor(prepared, moment, again.part) : 0);
  for (const asked of toAnswer(prepared, moment)) {
    const [first = null] = answers;
    if (first && isAnsweredBy(moment, first, asked)) {
      first.also.push(asked);
      continue;
    }
    const answer = answerTo(prepared, moment, asked, first);
    if (!answer) continue;
    if (first && !areTwo(prepared, moment, first, answer)) {
      // One sentence that was read as two questions is one, and gets one answer: the first that is known.
      if (first.point === null && answer.point !== null) answers[0] = answer;
      continue;
    }
    answers.push(first ? inBrief(prepared, moment, { first, second: answer, room }) : answer);
  }
  return answers;
};

interface Pair {
  first: Answer;
  second: Answer;
  /** Words that both may take. */
  room: number;
}

/** Of two answers too long for one breath, the second is given as somebody on guard gives it: in few words. */
const inBrief = (prepared: Prepared, moment: Moment, { first, second, room }: Pair): Answer => {
  const words = (answer: Answer): number => wordsFor(prepared, moment, answer.part);
  if (words(first) + words(second) <= room) return second;
  const brief = answerTo(prepared, { ...moment, stance: 'guarded' }, second.question, first);
  return brief?.point && words(brief) < words(second) ? brief : second;
};

const pieceOfAnswer = ({ part: said, unit, point, question, also }: Answer): Piece => ({
  part: said,
  point: unit.id,
  answers: [question, ...also],
  ...(point ? { move: point.move } : {}),
  ...(point?.asks ? { asks: point.asks } : {}),
});

/** Somebody short of words adds something of their own only now and then, and before leaving. */
const mayAdd = (moment: Moment, isFilled: boolean, warning: boolean): boolean =>
  !isShort(moment.stance) || !isFilled || warning || moment.learnerTurns % 5 === 1;

/** Whoever is asked, and is moved by what was said with it, does not go on to something else; nor who is said goodbye to. */
const volunteered = (prepared: Prepared, moment: Moment, taken: TakenUp | null, opened: readonly string[]): Piece[] => {
  if (taken !== null && (moment.heard.question !== 'none' || moment.heard.cues.includes('farewell'))) return [];
  const point = gambit(prepared, moment, opened, { taken: takenAs(taken), ...(taken ? { least: 0 } : {}) });
  return point && mayAdd(moment, taken !== null, point.move === 'warn') ? [pieceOf(point, moment, 'content')] : [];
};

/** Nobody tells what they had kept to themselves, and asks about something else in the same breath. */
const isTelling = ({ reveals }: Prepared, pieces: readonly Piece[]): boolean =>
  reveals.some(
    ({ id, reveals: { depth, hidden } }) => hidden && depth === 'whole' && pieces.some(({ point }) => point === id),
  );

/** Not knowing, or having told all there is. */
const tellsNothing = ({ point }: Piece): boolean => /^(?:unknown:|already-told\/)/.test(point);

const isLastWarning = (pieces: readonly Piece[]): boolean => pieces.some(({ move }) => move === 'warn');

/** What a thread taken up again would follow: beside an answer, a promise, a question put again or a feeling it stays on the matter. */
const said = (prepared: Prepared, moment: Moment, answers: readonly Answer[], taken: TakenUp | null): Before => {
  const colour = takenAs(taken);
  const isLight = answers.length === 0 && !weighty.includes(moment.heard.act);
  const isFree = isLight && putAgain(prepared, moment) === null;
  const topics = [...moment.heard.topics, ...answers.flatMap(({ point }) => point?.topic ?? [])];
  const isPlain = colour === 'plain';
  return { taken: colour, topics: isFree && isPlain ? null : topics, isWarm: isFree && colour === 'well' };
};

/** What the reply owes: answers to what was asked, or now and then a thread taken up again. */
const owed = (prepared: Prepared, moment: Moment, answers: readonly Answer[], taken: TakenUp | null): Piece[] => {
  // What is known comes first; whoever begins with what they do not know seems to know nothing.
  const pieces = answers
    .toSorted((one, other) => Number(other.point !== null) - Number(one.point !== null))
    .map(pieceOfAnswer);
  const isRoom = pieces.length === 0;
  const isStruck = taken !== null && prepared.says.has(taken.id);
  const back = isRoom ? callBack(prepared, moment, isStruck, said(prepared, moment, answers, taken)) : null;
  return back ? [...pieces, back] : pieces;
};

interface Own {
  /** Something is taken up already. */
  isFilled: boolean;
  unasked: () => Piece[];
}

/**
 * A question that is due again always comes. A new one comes where the reply is not full yet, in the place of what the
 * persona would have said unasked; but a warning is never put off.
 */
const withMove = (prepared: Prepared, moment: Moment, pieces: readonly Piece[], own: Own): Piece[] => {
  const { isFilled } = own;
  const again = putAgain(prepared, moment);
  if (again) return [...pieces, again];
  const unasked = pieces.length === 0 ? own.unasked() : [];
  if (isLastWarning(unasked)) return unasked;
  // One question is enough for a reply, and one of the persona's own waits for the next.
  const isAsking = pieces.some(({ part: { unit } }) => prepared.units.get(unit)?.questions === true);
  if (isAsking) return [...pieces];
  const isFull = pieces.length > 1;
  const isEmptyHanded = pieces.length === 0 || pieces.some(tellsNothing);
  const isTold = isTelling(prepared, [...pieces, ...unasked]);
  const asks = isFull || isTold ? null : putQuestion(prepared, moment, isEmptyHanded);
  if (asks) return isFilled || pieces.length > 0 ? [...pieces, asks] : [...unasked, asks];
  return pieces.length > 0 ? [...pieces] : unasked;
};

/** Something for when nothing else is left. The reserve of another stance is still better than silence. */
const reserve = (prepared: Prepared, moment: Moment): Piece[] => {
  const unit =
    prepared.reserve.find((one) => maySay(one, moment)) ??
    prepared.reserve.find((one) => remains(one, moment)) ??
    prepared.reserve[0];
  return unit ? [{ part: part(unit, 'content'), point: unit.id }] : [];
};

const leftOut = (taken: TakenUp): TakenUp => ({ ...taken, part: { ...taken.part, optional: true } });

/** Somebody hurt does not say what they do not know. */
const isHurt = (taken: TakenUp | null): boolean => taken !== null && /^misstep:/.test(taken.id);

/** What the persona answers to a learner turn, from the state after it has moved. */
export const planReply = (prepared: Prepared, moment: Moment, shift: Shift): ReplyPlan => {
  const known = answersTo(prepared, moment);
  const answers = isPutAsQuestion(moment, shift, known) ? [] : known;
  const taken = takeUp(prepared, moment, shift, answers);
  const isStruck = taken !== null && prepared.says.has(taken.id);
  const due = owed(prepared, moment, isHurt(taken) ? answers.filter(({ point }) => point) : answers, taken);
  const unasked = () => volunteered(prepared, moment, taken, shift.factsOpened);
  const wanted = withMove(prepared, moment, due, { isFilled: taken !== null, unasked });
  const more = new Set(beside(answers).map(({ part: { unit } }) => unit));
  const single = wanted.filter(({ part: { unit } }) => !more.has(unit));
  const pieces = inOneBreath(prepared, moment, taken, single);
  if (taken === null && pieces.length === 0) return compose(moment.stance, null, reserve(prepared, moment));
  const comesBack = due.some(({ answers: answered }) => answered === undefined);
  const mayShorten = isShort(moment.stance) && comesBack && !isStruck;
  return compose(moment.stance, taken && mayShorten ? leftOut(taken) : taken, pieces);
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
  const more = place === 'after_own_question' && !isShort(moment.stance) ? gambit(prepared, moment, []) : null;
  const pieces = more ? [pieceOf(more, moment, 'content')] : [];
  return compose(moment.stance, taken, taken || pieces.length > 0 ? pieces : reserve(prepared, moment));
};
