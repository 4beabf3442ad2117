import type { Reading } from '../model/reading.js';
import type { Contradiction, LedgerEntry } from './dialogue-state.js';
import { isSamePromise } from './ledger.js';

const comparable = new Set(['date', 'duration', 'amount', 'percentage', 'count']);

const shared = (one: readonly string[], other: readonly string[]): number =>
  one.filter((word) => other.includes(word)).length;

/** How far off a date lies, coarsely: two may mean the same day only where they lie about equally far. */
const distances: readonly (readonly [form: RegExp, distance: number])[] = [
  [/^day:[012]$/, 0],
  [/^weekday:\d$/, 1],
  [/^week:0/, 1.5],
  [/^(?:next-weekday:\d|week:1)/, 2.5],
  [/^month:0/, 4],
  [/^month:1/, 5],
  [/^(?:quarter|year):/, 7],
];
const distanceOf = (value: string): number | null => distances.find(([form]) => form.test(value))?.[1] ?? null;

const days: Readonly<Record<string, number>> = { D: 1, M: 30, Y: 365 };
const daysIn = (value: string): number | null => {
  const [, count, unit = ''] = /^P([\d.]+)([DMY])$/.exec(value) ?? [];
  return count === undefined ? null : Number(count) * (days[unit] ?? 1);
};

const formOf = (value: string): string => value.replace(/^next-/, '').replace(/[\d.,?-]+/g, '#');

/** Half a day and six years do not last for the same thing. */
const mostTimes = 30;

/** Whether one value leaves no room for the other; null where they cannot be compared. */
const clash = ({ type, value: one }: LedgerEntry, { value: other }: LedgerEntry): boolean | null => {
  if (one === other) return false;
  if (type === 'count') return true;
  if (formOf(one) === formOf(other)) return !one.startsWith('last-') && !other.startsWith('last-') && !fits(one, other);
  if (type === 'duration') {
    const [first, second] = [daysIn(one), daysIn(other)];
    if (first === null || second === null) return null;
    const [shorter, longer] = first < second ? [first, second] : [second, first];
    return longer > mostTimes * shorter ? null : longer - shorter > 0.2 * longer;
  }
  const [near, far] = [distanceOf(one), distanceOf(other)];
  return near === null || far === null || Math.abs(near - far) < 2 ? null : true;
};

/** "The 15th" and "15 March" may be one day, as "March" and "15 March" may, and Thursday and next Thursday. */
const fits = (one: string, other: string): boolean => {
  if (one.replace(/^next-/, '') === other.replace(/^next-/, '')) return true;
  if (!one.startsWith('date:')) return false;
  const [[month, day], [otherMonth, otherDay]] = [one, other].map((value) => value.slice(5).split('-')) as [
    string[],
    string[],
  ];
  const open = (part: string | undefined) => part === undefined || part === '?';
  return (open(month) || open(otherMonth) || month === otherMonth) && (open(day) || open(otherDay) || day === otherDay);
};

/** Most of what the shorter of two says it about is what the other says it about: "the plumber", "the loan machine". */
const isSameInWords = (one: LedgerEntry, other: LedgerEntry): boolean => {
  const count = shared(one.about, other.about);
  return count >= 2
    ? count >= 0.3 * Math.min(one.about.length, other.about.length)
    : count === 1 && isBrief(one, other);
};

const isBrief = (one: LedgerEntry, other: LedgerEntry): boolean => Math.min(one.about.length, other.about.length) <= 2;

/** What is given as known already goes back to the last few turns. */
const lately = 5;

const sharesMuch = (past: LedgerEntry, now: LedgerEntry): boolean => {
  const count = shared(past.about, now.about);
  if (now.type !== 'count') return isSameInWords(past, now) || (now.back !== null && count > 0);
  const [fewer, more] = [past.about.length, now.about.length].toSorted((one, other) => one - other);
  return count > 0 && count === fewer && (now.back !== null || fewer === more);
};

/**
 * Whether two values stand for one thing. A persona that holds somebody to what they never said does more harm than one
 * that lets a slip pass: the words must say so, or the turn itself go back to what was said, and only one thing was.
 */
const isSameMatter = (past: LedgerEntry, now: LedgerEntry, isOnlyOne: boolean): boolean => {
  if (past.past !== now.past) return false;
  if (now.back !== null && now.at - past.at > lately) return false;
  return sharesMuch(past, now) || (now.back === 'said' && isOnlyOne);
};

/** Two days of one promise: "I'll call you on Thursday", "I'll call you on Friday". */
const isOfSamePromise = (past: LedgerEntry, now: LedgerEntry, record: readonly LedgerEntry[]): boolean => {
  const [one, other] = [past, now].map(({ promise }) =>
    record.find((entry) => entry.type === 'promise' && promise !== null && entry.promise === promise),
  );
  return one !== undefined && other !== undefined && isSamePromise(one, other);
};

const changedValue = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  for (const entry of now) {
    if (!comparable.has(entry.type) || entry.said === '') continue;
    const ofType = now.filter(({ type }) => type === entry.type);
    if (ofType.some((other) => clash(other, entry) === true)) continue;
    const alike = ledger.filter((past) => past.type === entry.type && clash(past, entry) !== null);
    const isOnlyOne = alike.filter(({ at }) => entry.at - at <= lately).length === 1;
    const earlier = alike.filter(
      (past) => isSameMatter(past, entry, isOnlyOne) || isOfSamePromise(past, entry, [...ledger, ...now]),
    );
    const at = earlier.at(-1)?.at;
    const last = earlier.filter((past) => past.at === at);
    const [before] = last;
    // A count is said with its noun and read in the words of a sum.
    const type = entry.type === 'count' ? 'amount' : entry.type;
    if (before && type !== 'claim' && last.every((past) => clash(past, entry) === true))
      return { type, before: before.said, now: entry.said };
  }
  return null;
};

const promisesIn = (ledger: readonly LedgerEntry[]): LedgerEntry[] =>
  ledger.filter(({ type, said }) => type === 'promise' && said !== '');

/** Short enough for one word in common to be the whole matter: "I won't call you." */
const fewStems = 3;

/** Not to be done any more, or by somebody else: the words of the promise come back denied, or with another subject. */
const undone = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  const claims = now.filter(({ type }) => type === 'claim');
  const promise = promisesIn(ledger).findLast(({ about }) =>
    claims.some((claim) => {
      const count = shared(about, claim.about);
      return count >= 2 || (count === 1 && about.length === 1 && claim.about.length <= fewStems);
    }),
  );
  return promise ? { type: 'promise', before: promise.said, now: '' } : null;
};

/** A value given otherwise before, on the same matter, or a promise taken back; null where the turn fits the record. */
export const contradictionIn = (
  ledger: readonly LedgerEntry[],
  reading: Reading,
  now: readonly LedgerEntry[],
): Contradiction | null => {
  const asksOnly = reading.question !== 'none' && !now.some(({ firm }) => firm);
  if (asksOnly) return null;
  return changedValue(ledger, now) ?? undone(ledger, now);
};
