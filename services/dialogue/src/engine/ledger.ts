import type { DiscourseAct } from '@repartee/proto';
import type { Reading, Slot } from '../model/reading.js';
import type { DialogueState, LedgerEntry } from './dialogue-state.js';

const firmActs: readonly DiscourseAct[] = ['commitment', 'next_step', 'proposal'];

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
  slots.map(({ type, value, said, promise, about, past, back }) => ({
    type,
    value,
    said: type === 'promise' ? withoutDates(said, slots) : said,
    at,
    promise: promise === undefined ? null : at * 100 + promise,
    firm: promise !== undefined || firmActs.includes(act),
    topics,
    about: type === 'promise' ? value.split(' ') : (about ?? []),
    past: past ?? false,
    back: back ?? false,
  }));

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
