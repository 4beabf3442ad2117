import type { Language, Move } from '@repartee/proto';
import { answerTo } from './answer.js';
import type { Answer } from './answer.js';
import { offersDay } from './beside.js';
import type { Moment } from './condition.js';
import type { ReplyPart, ReplyPlan } from './dialogue-state.js';
import { promisesOf } from './ledger.js';
import { mostWords, wordsFor, wordsIn } from './length.js';
import type { Prepared } from './prepare.js';
import { fill, maySay, mostSpecific, part } from './speak.js';
import { takeUpOfDay } from './take-up.js';
import type { Unit } from './unit.js';

const and = { en: ' and ', fr: ' et ' } as const;

const listed = (items: readonly string[], language: Language): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${and[language]}${items.at(-1) ?? ''}`;

/** The latest promises, as many as are said in so many words. */
const fitting = (promises: readonly string[], room: number): string[] => {
  const said: string[] = [];
  let words = 0;
  for (const promise of promises.toReversed()) {
    words += wordsIn(promise);
    if (words > room && said.length > 0) break;
    said.unshift(promise);
  }
  return said;
};

/** What was promised, in what the other last words leave of one breath. */
const recap = (prepared: Prepared, moment: Moment, beside: readonly ReplyPart[]): ReplyPart | null => {
  const promises = promisesOf(moment);
  const unit = mostSpecific(
    prepared.recalls.filter(
      (one) => one.at === 'close' && maySay(one, moment) && fill(one, { promises: 'some' }) !== null,
    ),
    moment,
  );
  if (unit === null || promises.length === 0) return null;
  const parts = [...beside, part(unit, 'content')];
  const taken = parts.reduce((sum, one) => sum + wordsFor(prepared, moment, one), 1);
  const said = listed(fitting(promises, mostWords - taken), moment.language);
  return part(unit, 'content', { promises: said });
};

const lastWords = (moment: Moment, move: Move | 'close', first: ReplyPart | null, last: ReplyPart): ReplyPlan => ({
  stance: moment.stance,
  move,
  takesUp: '',
  parts: [...(first ? [first] : []), last],
  points: [...(first ? [first.unit] : []), last.unit],
  asks: [],
  answers: [],
});

/** What the last turn asked for, where the persona has an answer to it. */
const lastAnswer = (prepared: Prepared, moment: Moment): Answer | null => {
  const { act, asks } = moment.heard;
  if (act !== 'open_question' && act !== 'closed_question') return null;
  return asks.map((asked) => answerTo(prepared, moment, asked, null)).find((answer) => answer?.point) ?? null;
};

/** Nobody rises from a question: it is answered first, or the day that the turn offers is taken up. */
const owed = (prepared: Prepared, moment: Moment): Pick<ReplyPlan, 'parts' | 'points' | 'answers' | 'takesUp'> => {
  const answer = lastAnswer(prepared, moment);
  if (answer) return { parts: [answer.part], points: [answer.unit.id], answers: [answer.question], takesUp: '' };
  const { date } = moment.heard.slots;
  const isNamed = date !== undefined && promisesOf(moment).some((promise) => promise.includes(date));
  const taken = offersDay(moment) && !isNamed ? takeUpOfDay(prepared, moment) : null;
  return { parts: taken ? [taken.part] : [], points: [], answers: [], takesUp: taken?.id ?? '' };
};

/** The persona agrees and names what was promised. */
export const planAgreement = (prepared: Prepared, moment: Moment): ReplyPlan => {
  const last = part(prepared.objective, 'move');
  const { parts, points, answers, takesUp } = owed(prepared, moment);
  const plan = lastWords(moment, 'concede', recap(prepared, moment, [...parts, last]), last);
  return { ...plan, takesUp, answers, parts: [...parts, ...plan.parts], points: [...points, ...plan.points] };
};

export const planLeaving = (moment: Moment, unit: Unit): ReplyPlan =>
  lastWords(moment, 'leave', null, part(unit, 'move'));

/** Last words where the time is over, or the learner closes; what was promised is named. */
export const planClosing = (prepared: Prepared, moment: Moment, reason: 'time' | 'learner'): ReplyPlan => {
  const last = part(prepared.closings[reason], 'move');
  return lastWords(moment, 'close', recap(prepared, moment, [last]), last);
};
