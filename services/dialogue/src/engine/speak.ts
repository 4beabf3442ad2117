import type { Stance } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { ReplyPart } from './dialogue-state.js';
import { echoed, isWhole } from './echo.js';
import type { Prepared } from './prepare.js';
import type { Unit } from './unit.js';

/** Where a stance has nothing to say on a matter, what it says in the next ones is nearest. */
export const nearest: Readonly<Record<Stance, readonly Stance[]>> = {
  closed: ['closed', 'guarded'],
  guarded: ['guarded', 'closed', 'engaged'],
  engaged: ['engaged', 'won_over', 'guarded'],
  won_over: ['won_over', 'engaged', 'guarded'],
  about_to_leave: ['about_to_leave', 'closed', 'guarded'],
};

export const isShort = (stance: Stance): boolean => stance === 'closed' || stance === 'about_to_leave';
export const isOpen = (stance: Stance): boolean => stance === 'engaged' || stance === 'won_over';

const suits = (unit: Unit, stance: Stance): boolean => unit.stances.length === 0 || unit.stances.includes(stance);

export const timesTold = (moment: Pick<Moment, 'told'>, id: string): number => moment.told[id]?.times ?? 0;

/** Whether a wording is left. Counts alone decide, so that what is said never depends on how it was worded. */
export const remains = (unit: Unit, moment: Pick<Moment, 'told' | 'language'>): boolean =>
  timesTold(moment, unit.id) < unit.lines[moment.language].length;

const nothing: Record<string, string> = {};

/** What fills the slots of a unit's lines, or null where something is missing. */
export const fill = (
  { slots }: Unit,
  values: Readonly<Partial<Record<string, string>>>,
): Record<string, string> | null => {
  if (slots.length === 0) return nothing;
  const filled: Record<string, string> = {};
  for (const slot of slots) {
    const value = values[slot];
    if (value === undefined || value === '') return null;
    filled[slot] = value;
  }
  return filled;
};

/** Slots of this turn, else the last of their type on record. */
const slotValues = ({ heard, ledger, language }: Moment): Partial<Record<string, string>> => {
  const values: Partial<Record<string, string>> = {};
  for (const { type, said } of ledger)
    if (said !== '' && (type !== 'promise' || isWhole(said, language))) values[type] = said;
  return { ...values, ...echoed(heard.slots, language) };
};

/** What fills a unit's slots from this turn or the record, or null. */
export const fillFrom = (unit: Unit, moment: Moment): Record<string, string> | null =>
  unit.slots.length === 0 ? nothing : fill(unit, slotValues(moment));

export const maySay = (unit: Unit, moment: Moment, stance: Stance = moment.stance): boolean =>
  suits(unit, stance) && remains(unit, moment) && unit.holds(moment);

/** The unit of the highest value, the first of those; null where there is none. */
export const best = <Kind extends Unit>(units: readonly Kind[], value: (unit: Kind) => number): Kind | null => {
  let chosen: Kind | null = null;
  let highest = -Infinity;
  for (const one of units) {
    const its = value(one);
    if (its <= highest) continue;
    chosen = one;
    highest = its;
  }
  return chosen;
};

/** The most specific unit; of equals, the one said least. */
export const mostSpecific = <Kind extends Unit>(units: readonly Kind[], moment: Moment): Kind | null =>
  best(units, (unit) => unit.specificity * 10 - timesTold(moment, unit.id));

export const part = (
  unit: Unit,
  role: ReplyPart['role'],
  slots: Readonly<Record<string, string>> = {},
  optional = false,
): ReplyPart => ({ unit: unit.id, role, slots, optional });

/** The unit in which a take-up such as `lever:listen` is said in a stance; other take-ups are units themselves. */
export const saysUnit = (prepared: Prepared, takesUp: string, stance: Stance): Unit | null => {
  const variants = prepared.says.get(takesUp)?.filter((unit) => suits(unit, stance)) ?? [];
  return best(variants, ({ specificity }) => specificity);
};
