import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { claimsOf } from './claims.js';
import { countsOf } from './counts.js';
import { hoursOf, hourSlot } from './hours.js';
import { knownSpansOf } from './known-spans.js';
import { matterOf } from './matter.js';
import { numberAt } from './numbers.js';
import type { PromiseSources } from './promises.js';
import { ratesOf } from './rates.js';

/**
 * What it takes to hold somebody to a statement, for the ledger alone: the matter of each slot, things counted ("nine
 * late mornings"), hours, how often, and what is said to be so. Worth reading only in a session, where there is a record.
 */
export function recordOf(
  turn: Analysis,
  slots: readonly Slot[],
  { pieces, address }: Pick<PromiseSources, 'pieces' | 'address'>,
): Slot[] {
  const hours = hoursOf(turn);
  const rates = ratesOf(turn);
  const said = [...slots, ...rates, ...hours.map((hour) => hourSlot(turn, hour))];
  const placed = [...said, ...knownSpansOf(turn, said)].map((slot) => ({
    ...slot,
    ...matterOf(turn, slot),
    ...(slot.back && { back: slot.back }),
  }));
  const counted = countsOf(turn, pieces, hours);
  const wider = [...placed, ...counted].filter(({ type }) => type === 'rate' || type === 'hour' || type === 'figure');
  const all = [...placed, ...counted].map((slot) =>
    isPart(slot, wider) || isPeriod(turn, slot) ? { ...slot, part: true } : slot,
  );
  return [...all, ...claimsOf(turn, address)];
}

const measured = new Set(['duration', 'amount', 'count']);

/** "One week" in "one week in five", "45,000 euros" in "41,000 to 45,000 euros". */
const isPart = ({ type, span }: Slot, wider: readonly Slot[]): boolean =>
  measured.has(type) && wider.some((other) => span.from < other.span.to && other.span.from < span.to);

const each = new Set(['a', 'an', 'par', 'per']);

/** "Ten hours of help a week": after something counted, a period says how often. */
function isPeriod({ words, clauseOf, language }: Analysis, { type, span }: Slot): boolean {
  const at = words.findIndex(({ from }) => from === span.from);
  if (type !== 'duration' || !each.has(words[at]?.text ?? '')) return false;
  return words.slice(0, at).some((_, before) => clauseOf[before] === clauseOf[at] && numberAt(words, before, language));
}
