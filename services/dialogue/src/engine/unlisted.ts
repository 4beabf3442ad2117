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

/** A wish, a feeling or a view is the persona's own, whatever it is about. */
const personal = new Set(['feeling', 'opinion', 'wish', 'next_step', 'more', 'why']);
/** Where the topic is named, anything on it is an answer of sorts; a date, a sum or a yes needs the very answer. */
const roomy = new Set([...personal, 'event', 'other', 'reason']);

const akin: Readonly<Record<string, readonly string[]>> = {
  more: ['event', 'reason', 'other', 'feeling'],
  why: ['reason', 'event', 'other', 'feeling'],
  other: ['other', 'event'],
  event: ['event', 'other'],
  opinion: ['opinion', 'feeling'],
  wish: ['wish', 'next_step'],
  next_step: ['next_step', 'wish'],
  price: ['price', 'amount'],
  amount: ['amount', 'price'],
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

/** Whoever is asked for a yes seldom leaves it at that: what they tell of the matter answers it, a secret first. */
const yesOrNo = (prepared: Prepared, moment: Moment, topic: string | null): (readonly PointUnit[])[] => {
  const named = topic ?? moment.heard.topics[0] ?? null;
  const points = pointsOn(prepared, named ?? topicOnTheTable(prepared, moment));
  const told = points.filter(({ reveals }) => reveals !== null);
  if (named === null) return [told];
  const { questionKinds } = prepared;
  return [told, points.filter(({ answers }) => answers.every((id) => questionKinds.get(id) === 'event'))];
};

/**
 * Where to look for an answer to a question the scenario does not list, nearest first: what answers a question of its
 * kind on its topic, anything on that topic, what is said of such a matter at all, a refusal. The first circle that
 * offers something is taken.
 */
export const circlesAround = (
  prepared: Prepared,
  moment: Moment,
  { kind, topic }: Unlisted,
): (readonly PointUnit[])[] => {
  const { answers, refusals } = prepared;
  if (kind === 'yes_no') return yesOrNo(prepared, moment, topic);
  if (!roomy.has(kind)) {
    // Of two dates on one topic, either may be the wrong one.
    const questions = topic === null ? [] : questionsOf(prepared, kind, topic);
    return questions.length === 1 ? [...each(answers, questions), ...each(refusals, questions)] : [];
  }
  const named = topic ?? moment.heard.topics[0] ?? null;
  if (named === null && !personal.has(kind)) return [];
  const on = named ?? topicOnTheTable(prepared, moment);
  const near = on === null ? [] : questionsOf(prepared, kind, on);
  // What somebody thinks of one thing, and why it is so, is no answer on another.
  const anywhere = kind === 'opinion' || kind === 'why' ? [] : questionsOf(prepared, kind, null);
  return [
    ...each(answers, near),
    pointsOn(prepared, on),
    ...(personal.has(kind) ? each(answers, anywhere) : []),
    ...each(refusals, near),
    ...(personal.has(kind) ? each(refusals, anywhere) : []),
  ];
};

/** The stances whose words may be borrowed: somebody closed is not made to talk by the way a question is put. */
export const stancesFor = ({ stance }: Moment): readonly Moment['stance'][] =>
  isOpen(stance) ? nearest[stance] : nearest[stance].slice(0, 2);
