import type { DiscourseAct } from '@repartee/proto';
import type { Reading, Slot } from '../model/reading.js';
import type { DialogueState, LedgerEntry } from './dialogue-state.js';
import { clash } from './clash.js';
import { isWhole } from './echo.js';
import { isAct, isWeak, sharedStems } from './matter.js';
import { isTakenBack } from './retraction.js';

const firmActs: readonly DiscourseAct[] = ['commitment', 'next_step', 'proposal'];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** After these a duration is an hour of the day and stays with what is promised: "call me at 10". */
const notAfterClock = '(?<!(?:^|\\s)(?:à|at|vers|around))';

/** A day is said with what binds it, "by Friday"; "on" is left to the sentence. */
const binding = "(?:by|before|until|d['’]ici(?: à)?|avant(?: le)?|pour)";

/** Where a promise ends in this day, how it is said there; null elsewhere. */
const endingIn = (promise: string, said: string): RegExpExecArray | null =>
  new RegExp(`${notAfterClock}\\s+(?:(?:on|le|ce)\\s+)?((?:${binding}\\s+)?${escaped(said)})$`, 'iu').exec(promise);

const isDay = ({ type, said }: Pick<Slot, 'type' | 'said'>): boolean =>
  (type === 'date' || type === 'duration') && said !== '';

/** A promise is kept apart from a date at its end, so that both can be named in one sentence; one in its middle stays. */
const withoutDates = (said: string, slots: readonly Slot[]): string =>
  slots
    .filter(isDay)
    .toReversed()
    .reduce((text, slot) => text.slice(0, endingIn(text, slot.said)?.index ?? text.length), said)
    .trim();

/** A promise is taken down in small letters, and a claim as it was typed: "Mrs Kessler" keeps her capitals. */
const asTyped = (said: string, slots: readonly Slot[]): string => {
  const claim = slots.find((slot) => slot.type === 'claim' && slot.said.toLowerCase().includes(said.toLowerCase()));
  const at = claim?.said.toLowerCase().indexOf(said.toLowerCase()) ?? -1;
  return claim && at >= 0 ? claim.said.slice(at, at + said.length) : said;
};

const asSaid = (slot: Slot, slots: readonly Slot[]): string => {
  if (slot.type === 'promise') return withoutDates(asTyped(slot.said, slots), slots);
  const its = isDay(slot)
    ? slots.find(({ type, promise }) => type === 'promise' && promise === slot.promise)
    : undefined;
  return (its && endingIn(its.said, slot.said)?.[1]) ?? slot.said;
};

/** "I'll order the part, and speak to both shifts on Monday": Monday is the day of the other deed. */
const isOfAnother = ({ span, about = [] }: Slot, promise: Slot): boolean =>
  (span.from >= promise.span.to || span.to <= promise.span.from) &&
  about.some((stem) => isAct(stem) || isWeak(stem)) &&
  sharedStems(about, [...promise.value.split(' '), ...(promise.about ?? [])]).length === 0;

/**
 * "I'll make myself free, it's only an hour's drive": the hour is no part of what is promised, nor is the day of
 * another deed.
 */
const isBeside = (slot: Slot, slots: readonly Slot[]): boolean => {
  if (slot.promise === undefined || (slot.type !== 'duration' && slot.type !== 'date')) return false;
  const its = slots.find(({ type, promise }) => type === 'promise' && promise === slot.promise);
  if (slot.type === 'date') return its !== undefined && isOfAnother(slot, its);
  return its?.said.includes(slot.said) !== true;
};

const entryOf = (slot: Slot, slots: readonly Slot[], { topics, act }: Reading, at: number): LedgerEntry => {
  const { type, value, promise, about = [], around = [], back = null, claim = null } = slot;
  const {
    past = false,
    ahead = false,
    ago = false,
    part = false,
    supposed = false,
    long = false,
    limit = false,
    elliptic = false,
  } = slot;
  return {
    type,
    value,
    said: asSaid(slot, slots),
    at,
    promise: promise === undefined ? null : at * 100 + promise,
    firm: promise !== undefined || firmActs.includes(act),
    topics,
    about: type === 'promise' ? value.split(' ') : about,
    past,
    back,
    around,
    ahead,
    ago,
    part,
    supposed,
    long,
    elliptic,
    limit,
    claim,
    ...(isBeside(slot, slots) ? { beside: true } : {}),
  };
};

/** What a turn puts on record. `at` is the number of learner turns, this one included. */
export const entriesOf = (reading: Reading, at: number): LedgerEntry[] =>
  reading.slots.map((slot) => entryOf(slot, reading.slots, reading, at));

/** The first slot of each type, as the persona would say it. */
export const slotsByType = (slots: readonly Slot[]): Partial<Record<Slot['type'], string>> => {
  const byType: Partial<Record<Slot['type'], string>> = {};
  for (const { type, said } of slots) if (said !== '') byType[type] ??= said;
  return byType;
};

const isDate = ({ type }: LedgerEntry): boolean => type === 'date' || type === 'duration';

/** One says all that the other says, or more: "get back to me" and "check, and get back to me". */
export const isSamePromise = (one: LedgerEntry, other: LedgerEntry): boolean => {
  const [small, large] = one.about.length <= other.about.length ? [one, other] : [other, one];
  return small.about.every((stem) => large.about.includes(stem));
};

/**
 * A day that is named without a promise of its own moves the last one before it: "let's say Tuesday instead". Where the
 * turn promises something else, its days are taken for days of that.
 */
const movesTo = (
  ledger: readonly LedgerEntry[],
  promise: LedgerEntry,
  own: LedgerEntry | undefined,
): LedgerEntry | undefined => {
  const at = ledger.indexOf(promise);
  const next = ledger.findIndex(({ type }, index) => index > at && type === 'promise');
  return ledger.findLast(
    (entry, index) =>
      index > at &&
      (next < 0 || index < next) &&
      entry.at > promise.at &&
      // "Bring the contract three weeks" is said by nobody: a length of time takes the place of another alone.
      (entry.type === 'date' || (entry.type === 'duration' && own?.type === 'duration')) &&
      !entry.long &&
      !ledger.some(({ type, at }) => type === 'promise' && at === entry.at) &&
      !entry.past &&
      // "We meet again on the 15th" is no day for what was promised before.
      entry.about.filter(isAct).every((act) => promise.about.includes(act)) &&
      (entry.firm || entry.back !== null) &&
      // What is named with it, if it is more than a word, is what the day is for.
      entry.about.filter((stem) => !isWeak(stem) && !isAct(stem) && !promise.about.includes(stem)).length <= 1,
  );
};

/** Days stand after "on" in English; everything else reads as it is. */
const asAdverb = (said: string): string =>
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d+ [A-Z]|the \d+(?:st|nd|rd|th)\b)/.test(said) ? `on ${said}` : said;

const dayOf = (said: string): string => said.split(' ').at(-1) ?? said;

/** "Pay the months since April" holds April already, however it binds it. */
const holdsDay = (promise: string, day: string): boolean => promise.includes(day) || promise.includes(dayOf(day));

const ownDay = (ledger: readonly LedgerEntry[], { promise }: LedgerEntry): LedgerEntry | undefined =>
  ledger.find((entry) => entry.promise === promise && isDate(entry) && entry.beside !== true);

const withDate = (ledger: readonly LedgerEntry[], promise: LedgerEntry): string => {
  const own = ownDay(ledger, promise);
  const date = movesTo(ledger, promise, own) ?? own;
  if (date === undefined || date.said === '') return promise.said;
  const isNamed = own !== undefined && own.said !== '' && holdsDay(promise.said, own.said);
  if (isNamed && date !== own && promise.said.includes(own.said)) return promise.said.replace(own.said, date.said);
  return isNamed ? promise.said : `${promise.said} ${asAdverb(date.said)}`;
};

/** Every promise of the learner's that can be said back once, as it was made last, with the day that holds now. */
export const promisesOf = ({ ledger, language }: Pick<DialogueState, 'ledger' | 'language'>): string[] => {
  const made = ledger.filter(({ type, said }) => type === 'promise' && said !== '');
  return made
    .filter((entry) => !isOvertaken(ledger, entry) && holds(ledger, entry) && isWhole(entry.said, language))
    .map((entry) => withDate(ledger, entry));
};

/** Neither taken back nor put off to a day that nobody could name as the day of it: "I can't call before Monday". */
export const holds = (ledger: readonly LedgerEntry[], promise: LedgerEntry): boolean => {
  const own = ownDay(ledger, promise);
  const isPutOff =
    own !== undefined &&
    isMoved(ledger, own, [...promise.about, ...own.about]) &&
    movesTo(ledger, promise, own) === undefined;
  return !isPutOff && !isTakenBack(ledger, promise);
};

/** Promised again since, in other words or for another day. */
export const isOvertaken = (ledger: readonly LedgerEntry[], entry: LedgerEntry): boolean => {
  if (entry.type !== 'promise') return false;
  const at = ledger.indexOf(entry);
  return ledger.some((later, index) => index > at && later.type === 'promise' && isSamePromise(entry, later));
};

/** Turns within which another day stands in place of the one before. */
const just = 3;

/** "Let's leave it there for today" moves nothing. */
const today = 'day:0';

/**
 * A day that another one has taken the place of: "Tuesday", and then "I'd prefer Thursday"; where a deed is given, one
 * that is said of it.
 */
export const isMoved = (
  ledger: readonly LedgerEntry[],
  entry: LedgerEntry,
  deed: readonly string[] | null = null,
): boolean =>
  entry.type === 'date' &&
  ledger.some(
    (later) =>
      later.at > entry.at &&
      later.at - entry.at <= just &&
      !later.long &&
      !later.value.startsWith(today) &&
      (deed === null || sharedStems(deed, later.about).length > 0) &&
      (later.promise === null || entry.promise === null) &&
      clash(entry, later) === true,
  );
