import type { Reading } from '../model/reading.js';
import type { Contradiction, LedgerEntry } from './dialogue-state.js';

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

/** Whether one value leaves no room for the other; null where they cannot be compared. */
const clash = ({ type, value: one }: LedgerEntry, { value: other }: LedgerEntry): boolean | null => {
  if (one === other) return false;
  if (type === 'count') return true;
  if (formOf(one) === formOf(other)) return !one.startsWith('last-') && !other.startsWith('last-') && !fits(one, other);
  if (type === 'duration') {
    const [first, second] = [daysIn(one), daysIn(other)];
    return first === null || second === null ? null : Math.abs(first - second) > 0.2 * Math.max(first, second);
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

const shareTopic = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((topic) => other.includes(topic));

/** One word of thirty is no matter in common. */
const isMuch = (count: number, one: LedgerEntry, other: LedgerEntry): boolean =>
  count > 0 && count >= 0.2 * Math.min(one.about.length, other.about.length);

/** What is given as known already goes back to the last few turns. */
const lately = 5;

/** Sums are named for many things: they are held against one another only where the words say for what. */
const isSameMatter = (past: LedgerEntry, now: LedgerEntry): boolean => {
  if (now.type !== 'amount' && now.type !== 'percentage' && now.type !== 'count' && past.past !== now.past)
    return false;
  if (isMuch(shared(past.about, now.about), past, now)) return true;
  if (now.type === 'count') return false;
  if (now.type === 'amount') return past.firm && now.firm && shareTopic(past.topics, now.topics);
  if (now.back && now.at - past.at <= lately) return shareTopic(past.topics, now.topics);
  if (past.firm || now.firm) return shareTopic(past.topics, now.topics);
  const isSameTopic = past.topics[0] !== undefined && past.topics[0] === now.topics[0];
  return isSameTopic && (now.type === 'percentage' || now.type === 'duration');
};

const changedValue = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  for (const entry of now) {
    if (!comparable.has(entry.type) || entry.said === '') continue;
    const ofType = now.filter(({ type }) => type === entry.type);
    if (ofType.some((other) => clash(other, entry) === true)) continue;
    const earlier = ledger.filter(
      (past) => past.type === entry.type && clash(past, entry) !== null && isSameMatter(past, entry),
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

/** Not to be done any more, or by somebody else: the words of the promise come back denied, or with another subject. */
const undone = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  const claims = now.filter(({ type }) => type === 'claim');
  const promise = promisesIn(ledger).findLast(({ about }) =>
    claims.some((claim) => shared(about, claim.about) >= Math.min(2, about.length)),
  );
  return promise ? { type: 'promise', before: promise.said, now: '' } : null;
};

const takenBack = (ledger: readonly LedgerEntry[], reading: Reading): Contradiction | null => {
  if (reading.act !== 'refusal') return null;
  const promise = promisesIn(ledger).findLast(({ topics }) => topics.some((topic) => reading.topics.includes(topic)));
  return promise === undefined ? null : { type: 'promise', before: promise.said, now: '' };
};

/** A value given otherwise before, on the same matter, or a promise taken back; null where the turn fits the record. */
export const contradictionIn = (
  ledger: readonly LedgerEntry[],
  reading: Reading,
  now: readonly LedgerEntry[],
): Contradiction | null => {
  const asksOnly = reading.question !== 'none' && !now.some(({ firm }) => firm);
  if (asksOnly) return null;
  return changedValue(ledger, now) ?? undone(ledger, now) ?? takenBack(ledger, reading);
};
