import type { Language, SlotType } from '@repartee/proto';
import type { Reading } from '../model/reading.js';
import type { Contradiction, LedgerEntry } from './dialogue-state.js';
import { clash, familyOf } from './clash.js';
import { isSamePromise } from './ledger.js';
import { sharedStems, telling } from './matter.js';
import { retractionIn } from './retraction.js';

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

const isSameCounted = (past: LedgerEntry, now: LedgerEntry): boolean => {
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

/**
 * "Your two days begin this week", "from next month on you have your two days": the two days are the matter. An hour says
 * so where the act is the same: "we talk on Thursday at eleven", "so on Friday at eleven we talk".
 */
const sharesValue = (past: LedgerEntry, now: LedgerEntry, record: readonly LedgerEntry[]): boolean => {
  if (familyOf(now) !== 'when' || now.at - past.at > just) return false;
  const isSameAct = shared(past.about, now.about) > 0;
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

interface Sources {
  isOnlyOne: boolean;
  record: readonly LedgerEntry[];
}

/**
 * Whether two values stand for one thing. A persona that holds somebody to what they never said does more harm than one
 * that lets a slip pass: the words must say so, or the turn itself go back to what was said, and only one thing was.
 */
const isSameMatter = (past: LedgerEntry, now: LedgerEntry, { isOnlyOne, record }: Sources): boolean => {
  if (past.past !== now.past && timed.has(now.type)) return false;
  const since = now.at - past.at;
  if (now.back !== null && since > lately) return false;
  if (sharesMuch(past, now) || sharesValue(past, now, record)) return true;
  if (!isOnlyOne || now.type === 'count' || now.long) return false;
  if (now.back === 'said') return true;
  if (since > just || !isOfOneOrder(past, now)) return false;
  if (now.type === 'date') return now.about.length === 0;
  return now.back === 'concluded' || (now.elliptic && now.type !== 'hour');
};

/** Two days of one promise: "I'll call you on Thursday", "I'll call you on Friday". */
const isOfSamePromise = (past: LedgerEntry, now: LedgerEntry, record: readonly LedgerEntry[]): boolean => {
  const [one, other] = [past, now].map(({ promise }) =>
    record.find((entry) => entry.type === 'promise' && promise !== null && entry.promise === promise),
  );
  return one !== undefined && other !== undefined && isSamePromise(one, other);
};

/** As which type of value a persona names it. */
const namedAs: Readonly<Partial<Record<LedgerEntry['type'], SlotType>>> = {
  date: 'date',
  hour: 'date',
  duration: 'duration',
  rate: 'duration',
  amount: 'amount',
  figure: 'amount',
  count: 'amount',
  percentage: 'percentage',
};

/** One value of many in a long breath is held against nobody who does not say that it was said before. */
const isLost = ({ long, back }: LedgerEntry): boolean => long && back !== 'said';

const changedValue = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  for (const entry of now) {
    const family = familyOf(entry);
    if (family === null || entry.said === '' || entry.supposed || isLost(entry)) continue;
    // Two values in one turn are weighed against each other, and none against what was said before.
    if (now.some((other) => clash(other, entry) === true && !isApart(other, entry))) continue;
    const alike = ledger.filter((past) => past.said !== '' && clash(past, entry) !== null);
    const isOnlyOne = alike.filter(({ at }) => entry.at - at <= lately).length === 1;
    const record = [...ledger, ...now];
    const earlier = alike.filter(
      (past) => isSameMatter(past, entry, { isOnlyOne, record }) || isOfSamePromise(past, entry, record),
    );
    const at = earlier.at(-1)?.at;
    const last = earlier.filter((past) => past.at === at);
    const [before] = last;
    const type = namedAs[entry.type];
    if (before && type && last.every((past) => clash(past, entry) === true))
      return { type, before: before.said, now: entry.said };
  }
  return null;
};

const isApart = (one: LedgerEntry, other: LedgerEntry): boolean =>
  one.type === 'count' && shared(one.about, other.about) === 0;

/** A value given otherwise before, on the same matter, or a promise taken back; null where the turn fits the record. */
export const contradictionIn = (
  ledger: readonly LedgerEntry[],
  reading: Reading,
  now: readonly LedgerEntry[],
  language: Language,
): Contradiction | null => {
  const asksOnly = reading.question !== 'none' && !now.some(({ firm }) => firm);
  if (asksOnly) return null;
  return changedValue(ledger, now) ?? retractionIn(ledger, now, language);
};
