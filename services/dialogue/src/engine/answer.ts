import type { Stance } from '@repartee/proto';
import { offersDay } from './beside.js';
import type { Moment } from './condition.js';
import type { ReplyPart } from './dialogue-state.js';
import type { Prepared } from './prepare.js';
import { best, fillFrom, maySay, mostSpecific, nearest, part, timesTold } from './speak.js';
import type { PointUnit, Unit } from './unit.js';
import type { Unlisted } from './unlisted.js';
import { circlesAround, stancesFor, unlistedIn } from './unlisted.js';

export interface Answer {
  question: string;
  /** Questions that the same sentence was read as, and that this answers too. */
  also: string[];
  part: ReplyPart;
  unit: Unit;
  point: PointUnit | null;
}

/** A fact is told whole only once it has come into reach. */
export const mayReveal = ({ reveals }: PointUnit, { facts }: Moment): boolean =>
  reveals?.depth !== 'whole' || facts[reveals.fact] !== undefined;

/** An answer that asks back does so once: a question put already comes back by its own rule. */
const mayAsk = ({ asks }: PointUnit, { settled, open }: Moment): boolean =>
  asks === null || (open === null && !settled.includes(asks));

const freshness = (point: PointUnit, moment: Moment): number => {
  const known = point.reveals !== null && moment.facts[point.reveals.fact] === 'whole';
  const reveals = point.reveals === null || known ? 0 : point.reveals.depth === 'whole' ? 6 : 3;
  return point.specificity * 10 + reveals - timesTold(moment, point.id) * 25;
};

const bestPoint = (points: readonly PointUnit[], moment: Moment, stance: Stance): PointUnit | null =>
  best(
    points.filter(
      (point) =>
        maySay(point, moment, stance) &&
        mayReveal(point, moment) &&
        mayAsk(point, moment) &&
        fillFrom(point, moment) !== null,
    ),
    (point) => freshness(point, moment),
  );

const answerOf = (question: string, unit: Unit, point: PointUnit | null, moment: Moment): Answer => ({
  question,
  also: [],
  part: part(unit, 'content', fillFrom(unit, moment) ?? {}),
  unit,
  point,
});

const notKnown = (prepared: Prepared, moment: Moment, kind: string, not: Answer | null): Unit | null => {
  const ofKind = (wanted: string) =>
    mostSpecific(
      (prepared.unknown.get(wanted) ?? []).filter((unit) => unit.id !== not?.unit.id && maySay(unit, moment)),
      moment,
    );
  return ofKind(kind) ?? ofKind(insteadOf[kind] ?? 'other') ?? ofKind('other');
};

/** What is nearest to a question that the scenario does not list, new before old. */
const nearestPoint = (
  prepared: Prepared,
  moment: Moment,
  asked: Unlisted,
  isOther: (point: PointUnit) => boolean,
): PointUnit | null => {
  const circles = circlesAround(prepared, moment, asked);
  const find = (mayBe: (point: PointUnit) => boolean): PointUnit | null => {
    for (const stance of stancesFor(moment))
      for (const points of circles) {
        const point = bestPoint(
          points.filter((one) => isOther(one) && mayBe(one)),
          moment,
          stance,
        );
        if (point) return point;
      }
    return null;
  };
  // What was said a moment ago is no news: somebody who asks for more gets something new, or an old thing reworded.
  const isNew = ({ id }: PointUnit) => timesTold(moment, id) === 0;
  const isRested = ({ id }: PointUnit) => !moment.lastUtterance?.points.includes(id);
  return find(isNew) ?? find(isRested);
};

/** What asks for something of the turn before is not known as what it asks for. */
const askedLike: Readonly<Record<string, string>> = { why: 'reason', confirm: 'yes_no' };

/** What a persona without words of its own for these says instead. */
const insteadOf: Readonly<Record<string, string>> = { offer: 'yes_no', choice: 'yes_no' };

/** Learner turns in which what was told is still in both their ears. */
const stillHeard = 2;
const wantsAYes: readonly string[] = ['yes_no', 'offer', 'next_step', 'confirm'];

/** Told whole a moment ago. A hint may be pressed once, a yes may be asked for again, and another day offered. */
const isStillHeard = (prepared: Prepared, moment: Moment, question: string, point: PointUnit): boolean => {
  const at = moment.told[point.id]?.at;
  if (at === undefined || moment.learnerTurns - at > stillHeard || offersDay(moment)) return false;
  if (point.reveals?.depth === 'hint') return timesTold(moment, point.id) > 1;
  return !wantsAYes.includes(prepared.questionKinds.get(question) ?? 'other');
};

const notKnownAs = (prepared: Prepared, moment: Moment, question: string, not: Answer | null): Answer | null => {
  const asked = unlistedIn(question)?.kind ?? prepared.questionKinds.get(question) ?? 'other';
  const unknown = notKnown(prepared, moment, askedLike[asked] ?? asked, not);
  return unknown ? answerOf(question, unknown, null, moment) : null;
};

/** Whoever asks on about what they have just been told hears what there is besides on the matter, or that this is all. */
const nothingMore = (prepared: Prepared, moment: Moment, question: string, not: Answer | null): Answer | null => {
  const topic = prepared.listed.find(({ id }) => id === question)?.topic ?? null;
  const isNew = (point: PointUnit) => point.id !== not?.unit.id && timesTold(moment, point.id) === 0;
  const more = topic === null ? null : nearestPoint(prepared, moment, { kind: 'more', topic }, isNew);
  if (more) return answerOf(question, more, more, moment);
  if (unlistedIn(question)?.kind !== 'more') return notKnownAs(prepared, moment, question, not);
  const all = mostSpecific(
    prepared.alreadyTold.filter((one) => maySay(one, moment)),
    moment,
  );
  return all ? answerOf(question, all, null, moment) : null;
};

/** The answer to a question under the present stance, else its refusal, else not knowing, as this person would. */
export const answerTo = (prepared: Prepared, moment: Moment, question: string, not: Answer | null): Answer | null => {
  const isOther = (point: PointUnit) => point.id !== not?.unit.id;
  const unlisted = unlistedIn(question);
  if (unlisted) {
    const point = nearestPoint(prepared, moment, unlisted, isOther);
    if (point) return answerOf(question, point, point, moment);
  }
  const candidates = [prepared.answers.get(question) ?? [], prepared.refusals.get(question) ?? []];
  let isTold = false;
  for (const stance of nearest[moment.stance])
    for (const points of candidates) {
      const mayBe = points.filter((point) => isOther(point) && !isStillHeard(prepared, moment, question, point));
      const point = bestPoint(mayBe, moment, stance);
      if (point) return answerOf(question, point, point, moment);
      isTold ||= mayBe.length < points.length;
    }
  return isTold || unlisted?.kind === 'more'
    ? nothingMore(prepared, moment, question, not)
    : notKnownAs(prepared, moment, question, not);
};
