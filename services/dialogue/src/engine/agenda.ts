import type { DiscourseAct } from '@repartee/proto';
import type { Moment } from './condition.js';
import { mayReveal } from './answer.js';
import { goesWith } from './colour.js';
import type { Taken } from './colour.js';
import type { ReplyPart } from './dialogue-state.js';
import { echoed } from './echo.js';
import { holds, isMoved, isOvertaken } from './ledger.js';
import { wordsIn } from './length.js';
import type { CallBackUnit, Prepared } from './prepare.js';
import { best, fill, fillFrom, isOpen, isShort, maySay, mostSpecific, part, remains, timesTold } from './speak.js';
import type { PointUnit } from './unit.js';
import { makesSenseUnasked, topicOnTheTable } from './unlisted.js';

const callBackAge = 4;
const firstCallBack = 5;
/** Somebody short of words has none to spare for older things. */
const repliesBetweenCallBacks = { short: 4, long: 3 } as const;

/** Turns that deserve an answer of their own, before anything older. */
export const weighty: readonly DiscourseAct[] = [
  'commitment',
  'next_step',
  'proposal',
  'apology',
  'summary',
  'refusal',
];

const topicValue = ({ topic }: PointUnit, { heard }: Moment): number => {
  const at = topic === null ? -1 : heard.topics.indexOf(topic);
  return at < 0 ? 0 : at === 0 ? 8 : 5;
};

/** What a turn has touched besides the topics it names: facts it brought into reach, and what was spoken of last. */
interface Touched {
  opened: readonly string[];
  onTable: string | null;
}

/** Out of the blue nobody hints at what they keep to themselves. */
const outOfTheBlue = -20;

/** A fact that has come into reach is told when it is on the table, and kept for later where the turn weighs more. */
const revealValue = (
  { reveals, topic }: PointUnit,
  { facts, stance, heard }: Moment,
  { opened, onTable }: Touched,
): number => {
  if (!reveals?.hidden) return 0;
  const depth = facts[reveals.fact];
  if (depth === 'whole') return -20;
  const isTouched =
    topic !== null && (heard.topics.includes(topic) || (heard.topics.length === 0 && onTable === topic));
  // What a turn opened by its manner alone follows it; beside another matter it would come out of nowhere.
  const isOpened = opened.includes(reveals.fact) && heard.topics.length === 0;
  if (reveals.depth === 'hint') {
    if (!isTouched && !isOpened) return outOfTheBlue;
    return depth === 'reach' && !isOpen(stance) ? 20 : 2;
  }
  if (isTouched || isOpened) return 25;
  return weighty.includes(heard.act) ? -5 : 6;
};

const warns = (points: readonly PointUnit[], moment: Moment): boolean =>
  points.some(({ id, move }) => move === 'warn' && timesTold(moment, id) > 0);

const value = (point: PointUnit, moment: Moment, touched: Touched, hasWarned: boolean): number =>
  point.specificity * 10 +
  topicValue(point, moment) +
  revealValue(point, moment, touched) +
  (point.move === 'warn' && moment.stance === 'about_to_leave' && !hasWarned ? 40 : 0) -
  (point.answers.length > 0 ? 4 : 0) -
  timesTold(moment, point.id) * 25;

/** What was told whole is no news, and is told again only to somebody who asks. */
const isNews = ({ id, reveals }: PointUnit, { facts, told }: Moment): boolean =>
  reveals?.hidden !== true || facts[reveals.fact] !== 'whole' || told[id] === undefined;

/** Answers are volunteered only by somebody who talks freely, and only on the topic at hand. */
const isGambit = (point: PointUnit, { stance, heard }: Moment): boolean =>
  point.answers.length === 0 ||
  point.reveals?.hidden === true ||
  (!point.onlyAsked && isOpen(stance) && point.topic !== null && heard.topics.includes(point.topic));

const sayable = (point: PointUnit, moment: Moment): boolean =>
  maySay(point, moment) && mayReveal(point, moment) && fillFrom(point, moment) !== null;

/**
 * What the persona wants to say next, unasked: the most fitting of its gambits. `least`: what it must be worth; below 0
 * is what was said before, or waits for a better moment.
 */
export const gambit = (
  prepared: Prepared,
  moment: Moment,
  opened: readonly string[],
  { taken = 'plain', least = -Infinity }: { taken?: Taken; least?: number } = {},
): PointUnit | null => {
  const touched: Touched = { opened, onTable: topicOnTheTable(prepared, moment) };
  const hasWarned = moment.stance === 'about_to_leave' && warns(prepared.points, moment);
  return best(
    prepared.gambits[moment.stance].filter(
      (point) =>
        isGambit(point, moment) &&
        isNews(point, moment) &&
        makesSenseUnasked(prepared, point) &&
        goesWith(point, taken, moment) &&
        sayable(point, moment) &&
        value(point, moment, touched, hasWarned) >= least,
    ),
    (point) => value(point, moment, touched, hasWarned),
  );
};

/** What the talk has touched: what both know from the start, what the persona spoke of, what the turn names. */
const raised = ({ facts, points }: Prepared, { heard, told }: Moment): Set<string | null> =>
  new Set([
    null,
    ...facts.filter(({ hidden }) => !hidden).map(({ topic }) => topic),
    ...points.filter(({ id }) => told[id] !== undefined).map(({ topic }) => topic),
    ...heard.topics,
  ]);

/** Nobody asks for the day in answer to "tomorrow at ten". */
const isJustSaid = (prepared: Prepared, moment: Moment, asks: string): boolean =>
  prepared.questions.get(asks)?.isAnswered(moment) === true;

/** A question of the persona's own that is neither put nor settled yet, on a topic that has come up. */
export const question = (prepared: Prepared, moment: Moment): PointUnit | null => {
  const topics = raised(prepared, moment);
  return best(
    prepared.puts[moment.stance].filter(
      (point) =>
        point.asks !== null &&
        // What agrees first, and asks then, waits until it is asked whether it agrees.
        point.answers.length === 0 &&
        !isJustSaid(prepared, moment, point.asks) &&
        topics.has(point.topic) &&
        !moment.settled.includes(point.asks) &&
        sayable(point, moment),
    ),
    (point) => point.specificity * 10 + topicValue(point, moment) - timesTold(moment, point.id) * 25,
  );
};

const isOldEnough = (at: number | undefined, moment: Moment): boolean =>
  at !== undefined && moment.learnerTurns - at >= callBackAge;

const mayCallBack = (prepared: Prepared, { to }: CallBackUnit, moment: Moment): boolean => {
  if ('lever' in to) return isOldEnough(moment.firstAt[`lever:${to.lever}`], moment);
  if ('misstep' in to)
    return moment.unrepaired.includes(to.misstep) && isOldEnough(moment.firstAt[`misstep:${to.misstep}`], moment);
  if ('cue' in to) return !moment.heard.cues.includes(to.cue) && isOldEnough(moment.shown[to.cue], moment);
  return isOldEnough(moment.told[to.point]?.at, moment) && !isOutdone(prepared, moment, to.point);
};

/** "What I hinted before" is over once it has been told. */
const isOutdone = ({ points }: Prepared, { facts }: Moment, id: string): boolean => {
  const reveals = points.find((point) => point.id === id)?.reveals;
  return reveals?.depth === 'hint' && facts[reveals.fact] === 'whole';
};

export interface CallBack {
  part: ReplyPart;
  point: string;
}

/** What a thread taken up again is said after: how the turn was taken, and the topics it stays on where it must. */
export interface Before {
  taken: Taken;
  /** Null where there is room for anything older; else what the reply is about already. */
  topics: readonly string[] | null;
  /** The turn did good and asked for nothing: what did good before comes to mind, whatever it was about. */
  isWarm: boolean;
}

const isOn = (topics: readonly (string | null)[], before: Before): boolean =>
  before.topics === null || topics.some((topic) => topic !== null && before.topics?.includes(topic) === true);

const topicsOf = (prepared: Prepared, { to }: CallBackUnit): readonly (string | null)[] => {
  if ('point' in to) return prepared.points.filter(({ id }) => id === to.point).map(({ topic }) => topic);
  if ('lever' in to) return prepared.levers.filter(({ id }) => id === to.lever).flatMap(({ topics }) => topics);
  return [];
};

/** Nobody praises and scolds in one breath: what did good is not gone back to after what hurt, nor the other way round. */
const isOfColour = ({ to }: CallBackUnit, { taken }: Before): boolean =>
  taken === 'plain' || (taken === 'well' ? !('misstep' in to) : 'misstep' in to || 'point' in to);

/** What is longer is recited once, in the last words. */
const mostRecited = 6;

const recall = (prepared: Prepared, moment: Moment, before: Before): CallBack | null => {
  for (const unit of prepared.recalls) {
    if (unit.at !== 'later' || !maySay(unit, moment)) continue;
    const at = moment.ledger.findIndex(
      (entry, index) =>
        entry.firm &&
        entry.type === unit.slot &&
        // A day or a sum that belongs to no promise was only spoken of: "on Tuesday you went in".
        entry.promise !== null &&
        isOldEnough(entry.at, moment) &&
        isOn(entry.topics, before) &&
        moment.told[`@${index}`] === undefined &&
        !isOvertaken(moment.ledger, entry) &&
        !isMoved(moment.ledger, entry) &&
        (entry.type !== 'promise' || (holds(moment.ledger, entry) && wordsIn(entry.said) <= mostRecited)),
    );
    const entry = moment.ledger[at];
    if (entry === undefined) continue;
    const together = moment.ledger.filter(({ promise }) => promise !== null && promise === entry.promise);
    const values = Object.fromEntries([...together, entry].map(({ type, said }) => [type, said]));
    const slots = fill(unit, echoed(values, moment.language));
    if (slots) return { part: part(unit, 'content', slots), point: `${unit.id}@${at}` };
  }
  return null;
};

const recollection = (prepared: Prepared, moment: Moment, before: Before): CallBack | null => {
  const unit = mostSpecific(
    prepared.callBacks.filter(
      (one) =>
        timesTold(moment, one.id) === 0 &&
        mayCallBack(prepared, one, moment) &&
        isOfColour(one, before) &&
        ((before.isWarm && 'lever' in one.to) || isOn(topicsOf(prepared, one), before)) &&
        maySay(one, moment) &&
        remains(one, moment),
    ),
    moment,
  );
  return unit && { part: part(unit, 'content', fillFrom(unit, moment) ?? {}), point: unit.id };
};

/**
 * Coming back to something at least four learner turns old, once in a while; late where the turn itself weighs more.
 * After an answer, or after what moved the persona, only what is about the same matter follows; and after what did good,
 * what did good before.
 */
export const callBack = (prepared: Prepared, moment: Moment, isStruck: boolean, before: Before): CallBack | null => {
  const { learnerTurns, replies, lastCallBack, heard } = moment;
  const due =
    lastCallBack === 0
      ? firstCallBack
      : lastCallBack + repliesBetweenCallBacks[isShort(moment.stance) ? 'short' : 'long'];
  if (isStruck && isShort(moment.stance)) return null;
  const isBusy = isStruck || heard.asks.length > 0 || heard.contradiction !== null || weighty.includes(heard.act);
  if (learnerTurns < firstCallBack || replies + 1 < due + (isBusy ? 1 : 0)) return null;
  return recall(prepared, moment, before) ?? recollection(prepared, moment, before);
};
