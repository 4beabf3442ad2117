import type { Language, SlotType } from '@repartee/proto';
import type { Reading } from '../model/reading.js';
import type { Contradiction, LedgerEntry } from './dialogue-state.js';
import { clash, familyOf } from './clash.js';
import { sharedStems } from './matter.js';
import { retractionIn } from './retraction.js';
import { isDoneAlready, isOfSamePromise, isSameMatter } from './same-matter.js';

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

/** Another value counts as another thing said while both are in mind. */
const lately = 5;

/** One value of many in a long breath is held against nobody who does not say that it was said before. */
const isLost = ({ long, back }: LedgerEntry): boolean => long && back !== 'said';

const changedValue = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  for (const entry of now) {
    const family = familyOf(entry);
    if (family === null || entry.said === '' || entry.supposed || isLost(entry)) continue;
    // Two values in one turn are weighed against each other, and none against what was said before.
    if (now.some((other) => clash(other, entry) === true && !isApart(other, entry))) continue;
    const alike = ledger.filter(
      (past) => past.said !== '' && (clash(past, entry) !== null || isDoneAlready(past, entry)),
    );
    const isOnlyOne = alike.filter(({ at }) => entry.at - at <= lately).length === 1;
    const record = [...ledger, ...now];
    const earlier = alike.filter(
      (past) => isSameMatter(past, entry, { isOnlyOne, record }) || isOfSamePromise(past, entry, record),
    );
    const at = earlier.at(-1)?.at;
    const last = earlier.filter((past) => past.at === at);
    const [before] = last;
    const type = namedAs[entry.type];
    if (before && type && last.every((past) => clash(past, entry) === true || isDoneAlready(past, entry)))
      return { type, before: before.said, now: entry.said };
  }
  return null;
};

const isApart = (one: LedgerEntry, other: LedgerEntry): boolean =>
  one.type === 'count' && sharedStems(one.about, other.about).length === 0;

/** A value given otherwise before, on the same matter, or a promise taken back; null where the turn fits the record. */
export const contradictionIn = (
  ledger: readonly LedgerEntry[],
  reading: Reading,
  now: readonly LedgerEntry[],
  language: Language,
): Contradiction | null => {
  // "It was Friday, wasn't it?" tells as well.
  const asksOnly = reading.question !== 'none' && !now.some(({ firm, back }) => firm || back === 'said');
  if (asksOnly) return null;
  return changedValue(ledger, now) ?? retractionIn(ledger, now, language);
};
