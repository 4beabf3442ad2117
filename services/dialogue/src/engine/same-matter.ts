import type { LedgerEntry } from './dialogue-state.js';
import { familyOf } from './clash.js';
import { isSamePromise } from './ledger.js';
import { sharedStems, telling } from './matter.js';

const shared = (one: readonly string[], other: readonly string[]): number => sharedStems(one, other).length;

/** Most of what the shorter of two says it about is what the other says it about: "the plumber", "the loan machine". */
const isSameInWords = (past: LedgerEntry, now: LedgerEntry): boolean => {
  const [first, second] = [telling(past.about), telling(now.about)];
  const count = shared(first, second);
  const least = Math.min(first.length, second.length);
  if (now.type === 'hour' && now.back === null && count < 2) return false;
  return count >= 2 ? count >= 0.3 * least : count === 1 && least <= brief;
};
const brief = 3;

/** What is given as known already goes back to the last few turns. */
const lately = 5;
/** A turn that names nothing goes on with what was said a moment ago. */
const just = 3;

/** "Once", "three times": how often something is done. */
const isOften = ({ about }: LedgerEntry): boolean => about.length === 1 && about[0] === '~times';

/** "Call you once" and "three calls" count the same. */
const countsTheAct = (one: LedgerEntry, other: LedgerEntry): boolean =>
  isOften(one) && !isOften(other) && shared(telling(other.about), one.around) > 0;

const isSameCounted = (past: LedgerEntry, now: LedgerEntry): boolean => {
  // "They still have thirty": of what is left to what was said.
  if (now.about.length === 0) return now.back === 'said' && shared(telling(past.around), telling(now.around)) > 0;
  if (countsTheAct(past, now) || countsTheAct(now, past)) return now.back !== null || now.at - past.at <= just;
  const count = shared(past.about, now.about);
  const fewer = Math.min(past.about.length, now.about.length);
  if (count === 0 || count < fewer) return false;
  const around = shared(telling(past.around), telling(now.around));
  const named = shared(telling(past.about), telling(now.about));
  if (named === 0) return around > 0 || (now.back !== null && now.at - past.at <= just);
  return around > named || now.back !== null || now.at - past.at <= just;
};

const sharesMuch = (past: LedgerEntry, now: LedgerEntry): boolean => {
  if (now.type === 'count') return isSameCounted(past, now);
  return isSameInWords(past, now) || (now.back !== null && shared(telling(past.about), telling(now.about)) > 0);
};

const timed = new Set(['date', 'duration', 'hour']);

const besides = (entry: LedgerEntry, record: readonly LedgerEntry[]): LedgerEntry[] =>
  record.filter((other) => other.at === entry.at && beside.has(familyOf(other) ?? ''));
const beside: ReadonlySet<string> = new Set(['lasting', 'sum', 'share', 'hour']);

/** One calls, talks and meets at one hour. */
const isEncounter = (stem: string): boolean => /^(?:\+call|~tell|\+meet|\+appel|~dir|\+rencontr)$/.test(stem);

/**
 * "Your two days begin this week", "from next month on you have your two days": the two days are the matter. An hour says
 * so where the act is the same: "we talk on Thursday at eleven", "so on Friday at eleven we talk".
 */
const sharesValue = (past: LedgerEntry, now: LedgerEntry, record: readonly LedgerEntry[]): boolean => {
  if (familyOf(now) !== 'when' || now.at - past.at > just) return false;
  const isSameAct = shared(past.about, now.about) > 0 || [past, now].every(({ about }) => about.some(isEncounter));
  return besides(now, record).some(
    ({ type, value, back }) =>
      (type === 'hour' ? isSameAct : back !== null) && besides(past, record).some((other) => other.value === value),
  );
};

const isShort = (value: string): boolean => value.startsWith('PT');

/** Minutes and hours go by the way ("just two minutes"); days and months are what one settles. */
const isOfOneOrder = (past: LedgerEntry, now: LedgerEntry): boolean => {
  if (!isShort(past.value) && !isShort(now.value)) return true;
  return isShort(past.value) && isShort(now.value) && now.back !== null && shared(past.about, now.about) > 0;
};

/** "When it arrives": the one arrival there was to be. */
const isArriving = (stem: string): boolean => /^~(?:com|ven)$/.test(stem);

/** A day by itself, and one on which "it arrives"; told as over it is the day of what else the turn says. */
const isSameDay = (past: LedgerEntry, now: LedgerEntry): boolean =>
  now.about.length === 0
    ? !now.past || now.back !== null
    : now.back !== null && now.about.every(isArriving) && (!now.past || past.about.some(isArriving));

interface Sources {
  isOnlyOne: boolean;
  record: readonly LedgerEntry[];
}

/** "It leaves on Friday", and then "it left last week, as I said". */
export const isDoneAlready = (past: LedgerEntry, now: LedgerEntry): boolean =>
  past.type === 'date' &&
  now.type === 'date' &&
  !past.past &&
  now.past &&
  now.back === 'said' &&
  now.at - past.at <= lately &&
  shared(telling(past.about), telling(now.about)) > 0;

/**
 * Whether two values stand for one thing. A persona that holds somebody to what they never said does more harm than one
 * that lets a slip pass: the words must say so, or the turn itself go back to what was said, and only one thing was.
 */
export const isSameMatter = (past: LedgerEntry, now: LedgerEntry, { isOnlyOne, record }: Sources): boolean => {
  // "It was Friday, as I said" speaks of what was said.
  if (past.past !== now.past && timed.has(now.type) && now.back !== 'said') return false;
  const since = now.at - past.at;
  if (now.back !== null && since > lately) return false;
  if (sharesMuch(past, now) || sharesValue(past, now, record)) return true;
  if (!isOnlyOne || now.type === 'count' || now.long) return false;
  if (now.back === 'said') return true;
  if (since > just || !isOfOneOrder(past, now)) return false;
  if (now.type === 'date') return isSameDay(past, now);
  if (now.type === 'hour') return past.value.includes('-') && now.value.includes('-');
  return now.back === 'concluded' || now.elliptic;
};

/** Two days of one promise: "I'll call you on Thursday", "I'll call you on Friday". */
export const isOfSamePromise = (past: LedgerEntry, now: LedgerEntry, record: readonly LedgerEntry[]): boolean => {
  const [one, other] = [past, now].map(({ promise }) =>
    record.find((entry) => entry.type === 'promise' && promise !== null && entry.promise === promise),
  );
  return one !== undefined && other !== undefined && isSamePromise(one, other);
};
