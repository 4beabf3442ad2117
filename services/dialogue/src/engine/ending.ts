import type { Move } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { ReplyPart, ReplyPlan } from './dialogue-state.js';
import { promisesOf } from './ledger.js';
import type { Prepared } from './prepare.js';
import { fill, maySay, mostSpecific, part } from './speak.js';
import type { Unit } from './unit.js';

const and = { en: ' and ', fr: ' et ' } as const;

const listed = (items: readonly string[], language: 'en' | 'fr'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${and[language]}${items.at(-1) ?? ''}`;

const mostWords = 24;

/** The latest promises, as many as one can say in a breath. */
const fitting = (promises: readonly string[]): string[] => {
  const said: string[] = [];
  let words = 0;
  for (const promise of promises.toReversed()) {
    words += promise.split(' ').length;
    if (words > mostWords && said.length > 0) break;
    said.unshift(promise);
  }
  return said;
};

const recap = (prepared: Prepared, moment: Moment): ReplyPart | null => {
  const promises = listed(fitting(promisesOf(moment)), moment.language);
  const unit = mostSpecific(
    prepared.recalls.filter((one) => one.at === 'close' && maySay(one, moment) && fill(one, { promises }) !== null),
    moment,
  );
  return unit && promises !== '' ? part(unit, 'takes_up', { promises }) : null;
};

const lastWords = (moment: Moment, move: Move | 'close', first: ReplyPart | null, unit: Unit): ReplyPlan => ({
  stance: moment.stance,
  move,
  takesUp: '',
  parts: [...(first ? [first] : []), part(unit, 'move')],
  points: [...(first ? [first.unit] : []), unit.id],
  asks: [],
  answers: [],
});

/** The persona agrees and names what was promised. */
export const planAgreement = (prepared: Prepared, moment: Moment): ReplyPlan =>
  lastWords(moment, 'concede', recap(prepared, moment), prepared.objective);

export const planLeaving = (moment: Moment, unit: Unit): ReplyPlan => lastWords(moment, 'leave', null, unit);

/** Last words where the time is over, or the learner closes; what was promised is named. */
export const planClosing = (prepared: Prepared, moment: Moment, reason: 'time' | 'learner'): ReplyPlan =>
  lastWords(moment, 'close', recap(prepared, moment), prepared.closings[reason]);
