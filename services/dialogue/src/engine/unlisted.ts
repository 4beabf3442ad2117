import { isOpen, nearest } from './speak.js';
import type { Moment } from './condition.js';
import type { Prepared } from './prepare.js';
import type { PointUnit } from './unit.js';

/** A question that the scenario does not list, by what it asks for and, where it names one, its topic. */
export interface Unlisted {
  kind: string;
  topic: string | null;
}

const mark = 'other:';

/** Reads `other:price` and `other:date:delivery`; null for a question of the scenario's. */
export const unlistedIn = (ask: string): Unlisted | null => {
  if (!ask.startsWith(mark)) return null;
  const [kind = 'other', topic] = ask.slice(mark.length).split(':');
  return { kind, topic: topic ?? null };
};

/** A wish, a feeling, a view or a reason is the persona's own, whatever it is about. */
const personal: ReadonlySet<string> = new Set(['feeling', 'opinion', 'wish', 'next_step', 'reason', 'more', 'why']);
/** What only the very answer answers. */
const closed: ReadonlySet<string> = new Set([
  'date',
  'amount',
  'price',
  'person',
  'yes_no',
  'confirm',
  'offer',
  'choice',
]);
const akin: Readonly<Record<string, readonly string[]>> = {
  why: ['reason', 'event', 'other', 'feeling'],
  opinion: ['opinion', 'feeling'],
  wish: ['wish', 'next_step'],
  next_step: ['next_step', 'wish'],
};
const kindsLike = (kind: string): readonly string[] => akin[kind] ?? [kind];

/** What the talk is about where the turn does not say: what the persona stated last, or else asked. */
export const topicOnTheTable = (prepared: Prepared, { lastUtterance, told }: Moment): string | null => {
  const said = (lastUtterance?.points ?? []).flatMap((id) => prepared.points.find((point) => point.id === id) ?? []);
  const onTopic = said.filter(({ topic }) => topic !== null);
  const last = onTopic.findLast(({ asks }) => asks === null) ?? onTopic.at(-1);
  if (last) return last.topic;
  let on: PointUnit | null = null;
  let at = -1;
  for (const point of prepared.points) {
    const times = point.topic === null ? undefined : told[point.id];
    if (times === undefined || times.at <= at) continue;
    on = point;
    at = times.at;
  }
  return on?.topic ?? null;
};

/** What answers only this sort of question makes sense with the question before it: a "yes", a day, a sum, a wish. */
const standsAlone = new Set(['event', 'reason', 'other', 'opinion']);

export const makesSenseUnasked = ({ questionKinds }: Prepared, { answers, reveals }: PointUnit): boolean =>
  reveals?.hidden === true || answers.every((id) => standsAlone.has(questionKinds.get(id) ?? 'other'));

/** Something that is said for its own sake: neither a question, nor a refusal, nor what is only said before leaving. */
const tells = ({ asks, refuses, move }: PointUnit): boolean => asks === null && refuses.length === 0 && move !== 'warn';

const questionsOf = (prepared: Prepared, kind: string, topic: string | null): string[] => {
  const ids = kindsLike(kind).map((like) =>
    prepared.listed.filter((one) => one.kind === like && (topic === null || one.topic === topic)).map(({ id }) => id),
  );
  return ids.flat();
};

const each = (
  byQuestion: ReadonlyMap<string, readonly PointUnit[]>,
  questions: readonly string[],
): (readonly PointUnit[])[] => questions.flatMap((id) => [byQuestion.get(id) ?? []]);

/** What can be said of a matter to somebody who asked something else about it. */
const pointsOn = (prepared: Prepared, topic: string | null): readonly PointUnit[] =>
  topic === null
    ? []
    : prepared.points.filter(
        (point) => point.topic === topic && !point.onlyAsked && tells(point) && makesSenseUnasked(prepared, point),
      );

/** What somebody who was won over had on the tip of the tongue comes first, to whoever asks openly about its matter. */
const secretsOn = (prepared: Prepared, { facts }: Moment, topic: string | null): readonly PointUnit[] =>
  pointsOn(prepared, topic).filter(
    ({ reveals }) => reveals?.hidden === true && facts[reveals.fact] !== undefined && facts[reveals.fact] !== 'whole',
  );

/**
 * Where to look for an answer to a question the scenario does not list, nearest first. What asks openly may bring out a
 * fact that has come into reach; what asks for the persona's own feelings, views and wishes, for a reason or for more of
 * what is on the table has an answer near by. A day, a sum, a name, a yes or anything else that was meant and is not
 * known is declined where such things are, or owned not to be known, and never answered with something beside it.
 */
export const circlesAround = (
  prepared: Prepared,
  moment: Moment,
  { kind, topic }: Unlisted,
): (readonly PointUnit[])[] => {
  const { answers, refusals } = prepared;
  const named = topic ?? moment.heard.topics[0] ?? null;
  const declined = topic === null ? [] : each(refusals, questionsOf(prepared, kind, topic));
  if (closed.has(kind)) return declined;
  const on = named ?? topicOnTheTable(prepared, moment);
  const secrets = secretsOn(prepared, moment, on);
  if (!personal.has(kind)) return [secrets, ...declined];
  const near = on === null ? [] : questionsOf(prepared, kind, on);
  const known = kind === 'more' ? [] : each(answers, near);
  const wantsMore = kind === 'more' || kind === 'why';
  return [...known, secrets, ...(wantsMore ? [pointsOn(prepared, on)] : []), ...each(refusals, near)];
};

/** The stances whose words may be borrowed: somebody closed is not made to talk by the way a question is put. */
export const stancesFor = ({ stance }: Moment): readonly Moment['stance'][] =>
  isOpen(stance) ? nearest[stance] : nearest[stance].slice(0, 2);
