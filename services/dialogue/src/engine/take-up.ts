import type { DiscourseAct, SlotType } from '@repartee/proto';
import type { Cause, Shift } from '../model/transcript.js';
import type { Answer } from './answer.js';
import { offersDay } from './beside.js';
import type { Moment } from './condition.js';
import type { Heard, ReplyPart } from './dialogue-state.js';
import { echoed, tellsOnly } from './echo.js';
import type { Prepared } from './prepare.js';
import { fill, isShort, maySay, mostSpecific, part, remains, saysUnit } from './speak.js';

/** What a reply takes up: `id` as recorded, and the part that says it. */
export interface TakenUp {
  id: string;
  part: ReplyPart;
  point?: string;
}

const said = ({ heard, language }: Moment) => echoed(heard.slots, language);

const size = ({ effect }: Cause): number =>
  Math.abs(effect.trust) + Math.abs(effect.tension) + Math.abs(effect.openness);

/** What moved the persona once before is no news; then the act itself is taken up. */
const isWorthSaying = ({ kind, withheld, occurrence }: Cause): boolean =>
  withheld === '' && (kind !== 'lever' || occurrence === 1);

/** A misstep is what a person reacts to first, then what makes one good, then what moved them. */
const causesByWeight = ({ causes }: Shift): Cause[] =>
  (['misstep', 'repair', 'lever'] as const).flatMap((kind) =>
    causes
      .filter((cause) => cause.kind === kind && isWorthSaying(cause))
      .toSorted((one, other) => size(other) - size(one)),
  );

/** Somebody short of words answers a question without saying that it did them good. */
const mayBeLeftOut = (moment: Moment, kind: Cause['kind']): boolean =>
  kind === 'lever' && isShort(moment.stance) && moment.heard.asks.length > 0 && moment.replies > 0;

/** Nobody is heard to forgive what they never minded aloud. */
const wasSaid = ({ told }: Moment, takesUp: string): boolean =>
  Object.keys(told).some((unit) => unit.startsWith(`${takesUp}/`));

/**
 * `isAsked`: what is asked is answered, or not known; that the rest of the turn did good is not said beside it, and who
 * did good in the same breath is answered before anything of it is minded.
 */
const takeUpOfCause = (prepared: Prepared, moment: Moment, shift: Shift, isAsked: boolean): TakenUp | null => {
  const causes = causesByWeight(shift);
  const isMeantWell = isAsked && causes.some(({ kind }) => kind === 'lever');
  for (const { kind, id } of causes) {
    if (isAsked && kind === 'lever') continue;
    if (kind === 'misstep' && isMeantWell) continue;
    if (kind === 'repair' && !wasSaid(moment, `misstep:${id}`)) continue;
    const takesUp = `${kind}:${id}`;
    const unit = saysUnit(prepared, takesUp, moment.stance);
    const slots = unit && remains(unit, moment) ? fill(unit, said(moment)) : null;
    if (unit && slots) return { id: takesUp, part: part(unit, 'takes_up', slots, mayBeLeftOut(moment, kind)) };
  }
  return null;
};

/** Lines on another type of value that say as well of this one that it has changed. */
const instead: Readonly<Record<SlotType, readonly SlotType[]>> = {
  percentage: ['amount', 'duration'],
  amount: ['percentage', 'duration'],
  duration: ['amount', 'date'],
  date: ['duration'],
  promise: [],
  name: [],
};

const takeUpOfContradiction = (prepared: Prepared, moment: Moment): TakenUp | null => {
  const { contradiction } = moment.heard;
  if (!contradiction) return null;
  const unit = [contradiction.type, ...instead[contradiction.type]]
    .map((type) => prepared.contradicts.get(type))
    .find((one) => one !== undefined && remains(one, moment));
  if (!unit) return null;
  const { before, now } = contradiction;
  if (contradiction.type === 'promise' && tellsOnly(before, moment.language)) return null;
  const slots = fill(unit, { before, now, promise: before });
  return slots ? { id: '', part: part(unit, 'takes_up', slots), point: unit.id } : null;
};

const reproaches: readonly DiscourseAct[] = ['blame', 'unasked_advice', 'dismissal'];

/** Where the scenario would have minded such a reproach and did not, it was none. */
const isNotMinded = ({ missteps }: Prepared, { act }: Heard, { causes }: Shift): boolean =>
  reproaches.includes(act) &&
  missteps.some(({ cues }) => cues.includes(act)) &&
  !causes.some(({ kind }) => kind === 'misstep');

/** Whoever is moved by a turn does not take it up as a no: "I can't promise you a post, and I won't ask you to drive". */
const isWellTaken = ({ act }: Heard, { causes }: Shift): boolean =>
  (act === 'refusal' || act === 'disagreement') &&
  causes.some(({ kind, withheld }) => kind === 'lever' && withheld === '');

const plainly: Readonly<Record<Heard['question'], DiscourseAct>> = {
  open: 'open_question',
  closed: 'closed_question',
  none: 'explanation',
};

/** What the turn is taken up as: whoever says good morning is greeted first, whatever figure comes with it. */
const actTaken = (prepared: Prepared, moment: Moment, shift: Shift): DiscourseAct => {
  const { heard, replies } = moment;
  if (replies === 0 && heard.cues.includes('greeting') && heard.act !== 'introduction') return 'greeting';
  const isPlain = heard.act === 'explanation' && !heard.cues.includes('explanation');
  if ((isPlain || heard.act === 'closed_question') && offersDay(moment)) return 'next_step';
  return isNotMinded(prepared, heard, shift) || isWellTaken(heard, shift) ? plainly[heard.question] : heard.act;
};

/** The way to take up the turn as an act of conversation. Before an answer it may be left out. */
const takeUpOfAct = (prepared: Prepared, moment: Moment, shift: Shift, optional: boolean): TakenUp | null => {
  const act = actTaken(prepared, moment, shift);
  const entries = prepared.takeUps.filter(
    (unit) => unit.acts.includes(act) && maySay(unit, moment) && fill(unit, said(moment)) !== null,
  );
  const unit = mostSpecific(entries, moment);
  return unit && { id: unit.id, part: part(unit, 'takes_up', fill(unit, said(moment)) ?? {}, optional) };
};

const agreeing: readonly DiscourseAct[] = ['next_step', 'commitment'];

/** The day that was named, as something agreed on. */
export const takeUpOfDay = (prepared: Prepared, moment: Moment): TakenUp | null => {
  const unit = mostSpecific(
    prepared.takeUps.filter(
      (one) =>
        one.acts.some((act) => agreeing.includes(act)) &&
        one.slots.includes('date') &&
        maySay(one, moment) &&
        fill(one, said(moment)) !== null,
    ),
    moment,
  );
  return unit && { id: unit.id, part: part(unit, 'takes_up', fill(unit, said(moment)) ?? {}) };
};

/**
 * What the reply takes up: a contradiction, a misstep, a repair or a lever first, a question put before, then the act.
 * Whoever is asked answers: "I was hoping to say something on that" before it, or thanks for a question that one cannot
 * answer, are said by nobody.
 */
export const takeUp = (
  prepared: Prepared,
  moment: Moment,
  shift: Shift,
  answers: readonly Answer[],
): TakenUp | null => {
  const striking =
    takeUpOfContradiction(prepared, moment) ?? takeUpOfCause(prepared, moment, shift, answers.length > 0);
  if (striking) return striking;
  return answers.length === 0 ? takeUpOfAct(prepared, moment, shift, false) : null;
};
