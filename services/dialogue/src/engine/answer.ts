import type { Stance } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { ReplyPart } from './dialogue-state.js';
import type { Prepared } from './prepare.js';
import { fill, maySay, best, mostSpecific, nearest, part, slotValues, timesTold } from './speak.js';
import type { PointUnit, Unit } from './unit.js';

export interface Answer {
  part: ReplyPart;
  unit: Unit;
  point: PointUnit | null;
  /** It was given before and comes back in other words. */
  repeated: boolean;
}

/** A fact is told whole only once it has come into reach. */
export const mayReveal = ({ reveals }: PointUnit, { facts }: Moment): boolean =>
  reveals?.depth !== 'whole' || facts[reveals.fact] !== undefined;

const freshness = (point: PointUnit, moment: Moment): number => {
  const known = point.reveals !== null && moment.facts[point.reveals.fact] === 'whole';
  const reveals = point.reveals === null || known ? 0 : point.reveals.depth === 'whole' ? 6 : 3;
  return point.specificity * 10 + reveals - timesTold(moment, point.id) * 25;
};

const bestPoint = (points: readonly PointUnit[], moment: Moment, stance: Stance): PointUnit | null =>
  best(
    points.filter(
      (point) => maySay(point, moment, stance) && mayReveal(point, moment) && fill(point, slotValues(moment)) !== null,
    ),
    (point) => freshness(point, moment),
  );

const answerOf = (unit: Unit, point: PointUnit | null, moment: Moment): Answer => ({
  part: part(unit, 'content', fill(unit, slotValues(moment)) ?? {}),
  unit,
  point,
  repeated: timesTold(moment, unit.id) > 0,
});

const notKnown = (prepared: Prepared, moment: Moment, kind: string): Unit | null => {
  const ofKind = (wanted: string) =>
    mostSpecific(
      (prepared.unknown.get(wanted) ?? []).filter((unit) => maySay(unit, moment)),
      moment,
    );
  return ofKind(kind) ?? ofKind('other');
};

/** `other:price` is a question that the scenario doesn't know, of the kind `price`. */
const kindOf = (prepared: Prepared, question: string): string =>
  question.startsWith('other:') ? question.slice('other:'.length) : (prepared.questionKinds.get(question) ?? 'other');

/** The answer to a question under the present stance, else its refusal, else not knowing, as this person would. */
export const answerTo = (prepared: Prepared, moment: Moment, question: string, not: Answer | null): Answer | null => {
  const others = prepared.points.filter((point) => point.id !== not?.unit.id);
  const answers = others.filter((point) => point.answers.includes(question));
  const refusals = others.filter((point) => point.refuses.includes(question));
  for (const stance of nearest[moment.stance])
    for (const points of [answers, refusals]) {
      const point = bestPoint(points, moment, stance);
      if (point) return answerOf(point, point, moment);
    }
  const unknown = notKnown(prepared, moment, kindOf(prepared, question));
  return unknown && unknown.id !== not?.unit.id ? answerOf(unknown, null, moment) : null;
};
