import type { DiscourseAct } from '@repartee/proto';
import type { Reading, Slot } from '../model/reading.js';
import type { Contradiction, DialogueState, LedgerEntry } from './dialogue-state.js';

const firmActs: readonly DiscourseAct[] = ['commitment', 'next_step', 'proposal'];
const comparable = new Set(['date', 'duration', 'amount', 'percentage']);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** After these a duration is an hour of the day and stays with what is promised: "call me at 10". */
const notAfterClock = '(?<!(?:^|\\s)(?:à|at|vers|around))';

/** A promise is kept apart from a date at its end, so that both can be named in one sentence; one in its middle stays. */
const withoutDates = (said: string, slots: readonly Slot[]): string =>
  slots
    .filter((slot) => (slot.type === 'date' || slot.type === 'duration') && slot.said !== '')
    .toReversed()
    .reduce(
      (text, slot) =>
        text.replace(new RegExp(`${notAfterClock}\\s+(?:(?:on|le|ce)\\s+)?${escaped(slot.said)}$`, 'iu'), ''),
      said,
    )
    .trim();

/** What a turn puts on record. `at` is the number of learner turns, this one included. */
export const entriesOf = ({ slots, topics, act }: Reading, at: number): LedgerEntry[] =>
  slots.map(({ type, value, said, promise }) => ({
    type,
    value,
    said: type === 'promise' ? withoutDates(said, slots) : said,
    at,
    promise: promise === undefined ? null : at * 100 + promise,
    firm: promise !== undefined || firmActs.includes(act),
    topics,
  }));

const shareTopic = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((topic) => other.includes(topic));

/** Two values can only contradict each other where they say the same kind of thing: two weekdays, two sums in euros. */
const kindOf = (value: string): string => value.replace(/[\d.,]+/g, '#');

const latest = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const at = entries.at(-1)?.at;
  return entries.filter((entry) => entry.at === at);
};

const changedValue = (ledger: readonly LedgerEntry[], now: readonly LedgerEntry[]): Contradiction | null => {
  for (const entry of now) {
    if (!comparable.has(entry.type) || now.some(({ type, value }) => type === entry.type && value !== entry.value))
      continue;
    const earlier = latest(
      ledger.filter(
        (past) =>
          past.type === entry.type &&
          kindOf(past.value) === kindOf(entry.value) &&
          (past.firm || entry.firm) &&
          shareTopic(past.topics, entry.topics),
      ),
    );
    const [before] = earlier;
    if (before !== undefined && earlier.every(({ value }) => value !== entry.value))
      return { type: entry.type, before: before.said, now: entry.said };
  }
  return null;
};

const takenBack = (ledger: readonly LedgerEntry[], reading: Reading): Contradiction | null => {
  if (reading.act !== 'refusal') return null;
  const promise = ledger.findLast(
    ({ type, topics, said }) =>
      type === 'promise' && said !== '' && topics.some((topic) => reading.topics.includes(topic)),
  );
  return promise === undefined ? null : { type: 'promise', before: promise.said, now: '' };
};

/** A value given otherwise before, on the same topic, or a promise taken back; null where the turn fits the record. */
export const contradictionIn = (
  ledger: readonly LedgerEntry[],
  reading: Reading,
  now: readonly LedgerEntry[],
): Contradiction | null => {
  const asksOnly = reading.question !== 'none' && !now.some(({ firm }) => firm);
  return asksOnly ? null : (changedValue(ledger, now) ?? takenBack(ledger, reading));
};

/** The first slot of each type, as the persona would say it. */
export const slotsByType = (slots: readonly Slot[]): Partial<Record<Slot['type'], string>> => {
  const byType: Partial<Record<Slot['type'], string>> = {};
  for (const { type, said } of slots) if (said !== '') byType[type] ??= said;
  return byType;
};

const withDate = (ledger: readonly LedgerEntry[], promise: LedgerEntry): string => {
  const date = ledger.find(
    ({ type, promise: of }) => of === promise.promise && (type === 'date' || type === 'duration'),
  );
  const isNamed = date === undefined || date.said === '' || promise.said.includes(date.said);
  return isNamed ? promise.said : `${promise.said} ${date.said}`;
};

/** Every promise of the learner's once, the latest wording of each, with its date where it has one. */
export const promisesOf = ({ ledger }: Pick<DialogueState, 'ledger'>): string[] => {
  const byValue = new Map<string, string>();
  for (const entry of ledger)
    if (entry.type === 'promise' && entry.said !== '') byValue.set(entry.value, withDate(ledger, entry));
  return [...byValue.values()];
};
