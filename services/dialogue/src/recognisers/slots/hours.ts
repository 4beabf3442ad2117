import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { numberAt } from './numbers.js';

/** An hour of the day and the words it takes. */
export interface Hour {
  value: string;
  first: number;
  last: number;
}

const before = {
  en: wordSet('at by before until till from around between about after'),
  fr: wordSet('a vers avant des entre jusque apres'),
};
const noon = { en: wordSet('noon midday lunchtime'), fr: wordSet('midi') };
const past: Readonly<Record<string, number>> = { half: 30, quarter: 15 };
/** After a number these make it a count: "at 4 %", "at 380 a month". */
const counted = wordSet('percent per euros euro pounds dollars a an hundred thousand of times points');

const valueOf = (hour: number, minute: number): string =>
  `time:${String(hour % 12).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Hours of the day as they are said: "at ten", "half past one", "à treize heures trente". Morning or not is left open. */
export function hoursOf(turn: Analysis): Hour[] {
  const found: Hour[] = [];
  for (let at = 0; at < turn.words.length; at += 1) {
    const hour = rangeAt(turn, at) ?? (turn.language === 'en' ? englishAt(turn, at) : frenchAt(turn, at));
    if (!hour) continue;
    found.push(hour);
    at = hour.last;
  }
  return found;
}

const ranges: Readonly<Record<string, string>> = { between: 'and', entre: 'et', from: 'to', de: 'a' };
/** "From nine to three" counts down as well: only the hours say that it is a time. */
const needsUnit = wordSet('from de');
const units = wordSet('heure heures h am pm');

/** "Between two and four", "entre quatorze et seize heures": one stretch of the day. */
function rangeAt({ words, language }: Analysis, at: number): Hour | undefined {
  const opens = words[at - 1]?.text ?? '';
  const joint = Object.hasOwn(ranges, opens) ? ranges[opens] : undefined;
  const from = joint === undefined ? undefined : numberAt(words, at, language);
  if (!from) return undefined;
  const isUnit = (index: number): boolean => units.has(words[index]?.text ?? '');
  const middle = isUnit(from.last + 1) ? from.last + 2 : from.last + 1;
  const to = words[middle]?.text === joint ? numberAt(words, middle + 1, language) : undefined;
  if (!to || [from, to].some(({ value }) => value < 1 || value > 24 || !Number.isInteger(value))) return undefined;
  const last = isUnit(to.last + 1) ? to.last + 1 : to.last;
  const next = words[last + 1];
  const isAlone = next === undefined || next.before !== '' || endsHour.has(next.text);
  if (last === to.last ? needsUnit.has(opens) || !isAlone : false) return undefined;
  return { value: `${valueOf(from.value, 0)}-${valueOf(to.value, 0).replace('time:', '')}`, first: at, last };
}

function englishAt({ words, language }: Analysis, at: number): Hour | undefined {
  const text = words[at]?.text ?? '';
  const previous = words[at - 1]?.text ?? '';
  if (noon.en.has(text)) return { value: valueOf(12, 0), first: at, last: at };
  const part = past[text];
  const joint = words[at + 1]?.text;
  if (part !== undefined && (joint === 'past' || joint === 'to')) {
    const number = numberAt(words, at + 2, language);
    if (!number || number.value > 12) return undefined;
    const minutes = number.value * 60 + (joint === 'past' ? part : -part);
    return { value: valueOf(Math.floor(minutes / 60), minutes % 60), first: at, last: number.last };
  }
  // "One by one".
  if (!before.en.has(previous) || words[at - 2]?.text === text) return undefined;
  const number = numberAt(words, at, language);
  if (!number || number.value < 1 || number.value > 24 || !Number.isInteger(number.value)) return undefined;
  const next = words[number.last + 1];
  const isClock = next?.text === 'o' || next?.text === 'am' || next?.text === 'pm';
  const isAlone =
    next === undefined || next.before !== '' || (endsHour.has(next.text) && !isListed(words, number.last + 1));
  if (!isClock && (!isAlone || counted.has(next?.text ?? ''))) return undefined;
  return { value: valueOf(number.value, 0), first: at, last: number.last };
}
/** "After three or four nights" counts them. */
const isListed = (words: Analysis['words'], at: number): boolean => {
  const second = numberAt(words, at + 1, 'en');
  const next = second && words[second.last + 1];
  return next !== undefined && next.before === '' && !endsHour.has(next.text);
};
const endsHour = wordSet(
  'and or to in on then when so every tomorrow today sharp at with if is i we you they he she it',
);

function frenchAt({ words, language }: Analysis, at: number): Hour | undefined {
  const text = words[at]?.text ?? '';
  const previous = words[at - 1]?.text ?? '';
  if (noon.fr.has(text) && previous !== 'apres') return { value: valueOf(12, 0), first: at, last: at };
  const number = numberAt(words, at, language);
  if (!number || number.value < 1 || number.value > 24) return undefined;
  const unit = words[number.last + 1]?.text ?? '';
  if (!['heure', 'heures', 'h'].includes(unit)) return undefined;
  const isAt = before.fr.has(previous) || previous === 'et' || days.has(previous);
  if (!isAt) return undefined;
  const minutes = numberAt(words, number.last + 2, language);
  const isHalf = words[number.last + 2]?.text === 'et' && words[number.last + 3]?.text === 'demie';
  const minute = isHalf ? 30 : minutes && minutes.value < 60 ? minutes.value : 0;
  const last = isHalf ? number.last + 3 : minute > 0 && minutes ? minutes.last : number.last + 1;
  return { value: valueOf(number.value, minute), first: at, last };
}
const days = wordSet('lundi mardi mercredi jeudi vendredi samedi dimanche demain matin');

/** As a slot that only the ledger looks at. */
export const hourSlot = (turn: Analysis, { value, first, last }: Hour): Slot => {
  const opens = before[turn.language].has(turn.words[first - 1]?.text ?? '') ? first - 1 : first;
  const span = { from: turn.words[opens]?.from ?? 0, to: turn.words[last]?.to ?? 0 };
  return { type: 'hour', value, said: turn.text.slice(span.from, span.to).toLowerCase(), span };
};
