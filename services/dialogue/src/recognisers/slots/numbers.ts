import type { Language } from '@repartee/proto';
import type { Word } from '../text/words.js';

const list = (words: string, from: number, step = 1): [string, number][] =>
  words.split(' ').map((word, index) => [word, from + index * step]);

const units: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: new Map([
    ...list('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen', 1),
    ...list('seventeen eighteen nineteen', 17),
    ...list('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ]),
  fr: new Map([
    ...list('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 1),
    ['une', 1],
    ...list('vingt trente quarante cinquante soixante', 20, 10),
    ['septante', 70],
    ['huitante', 80],
    ['nonante', 90],
  ]),
};
const scales: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: new Map([
    ['hundred', 100],
    ['thousand', 1000],
    ['k', 1000],
    ['grand', 1000],
    ['million', 1_000_000],
    ['m', 1_000_000],
  ]),
  fr: new Map([
    ['cent', 100],
    ['cents', 100],
    ['mille', 1000],
    ['k', 1000],
    ['million', 1_000_000],
    ['millions', 1_000_000],
  ]),
};

/** A number and the words it takes (`last` inclusive). */
export interface NumberRead {
  value: number;
  first: number;
  last: number;
}

/** "41 000", as French writes it. */
function inGroups(words: readonly Word[], first: number, value: number, language: Language): NumberRead | undefined {
  const next = words[first + 1];
  const isGroup = next?.number === true && next.before === '' && /^\d{3}$/.test(next.text);
  if (language !== 'fr' || !isGroup || !/^[1-9]\d{0,2}$/.test(words[first]?.text ?? '')) return undefined;
  return { value: value * 1000 + Number(next.text), first, last: first + 1 };
}

/** Reads a number in digits or words that begins at a word: "1,500", "two hundred", "quatre-vingt-dix". */
export function numberAt(words: readonly Word[], first: number, language: Language): NumberRead | undefined {
  const word = words[first];
  if (!word) return undefined;
  return word.number ? inDigits(words, first, language) : inWords(words, first, language);
}

function inDigits(words: readonly Word[], first: number, language: Language): NumberRead | undefined {
  const value = digits(words[first]?.text ?? '', language);
  if (Number.isNaN(value)) return undefined;
  const thousands = inGroups(words, first, value, language);
  if (thousands) return thousands;
  const next = words[first + 1];
  const scale = next?.before === '' ? scales[language].get(next.text) : undefined;
  return scale === undefined ? { value, first, last: first } : { value: value * scale, first, last: first + 1 };
}

/** "1,500" and "1.500,50" by the place of the last mark: three digits after it make it a thousands mark. */
function digits(text: string, language: Language): number {
  const plain = text.replace(/[\u00a0\u202f]/g, '');
  const decimal = language === 'fr' ? ',' : '.';
  const other = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^\\d{1,3}(?:\\${other}\\d{3})+(?:\\${decimal}\\d+)?$`).test(plain);
  const cleaned = grouped ? plain.replaceAll(other, '') : plain.replace(other, decimal);
  return Number(cleaned.replace(decimal, '.'));
}

function inWords(words: readonly Word[], first: number, language: Language): NumberRead | undefined {
  let total = 0;
  let group = 0;
  let last = first - 1;
  for (let at = first; at < words.length; at += 1) {
    const word = words[at];
    if (!word || (at > first && word.before !== '' && !word.joined)) break;
    const unit = units[language].get(word.text);
    const scale = scales[language].get(word.text);
    if (unit !== undefined) group = addUnit(group, unit, word.text);
    else if (scale !== undefined && (last >= first || language === 'fr')) [total, group] = scaled(total, group, scale);
    else if (isJoining(words, at, { first, last, language })) continue;
    else if (isFourTwenty(words, at)) group = Math.trunc(group / 100) * 100 + 80;
    else break;
    last = at;
  }
  return last < first ? undefined : { value: total + group, first, last };
}

/** "Quatre-vingt": four twenties. */
function addUnit(group: number, unit: number, text: string): number {
  return text === 'vingt' && group % 100 === 4 ? group - 4 + 80 : group + unit;
}

const isFourTwenty = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === 'vingts' && words[at - 1]?.text === 'quatre';

function scaled(total: number, group: number, scale: number): [number, number] {
  return scale === 100 ? [total, Math.max(1, group) * 100] : [total + Math.max(1, group) * scale, 0];
}

/** "Two hundred and fifty", "vingt et un". */
function isJoining(
  words: readonly Word[],
  at: number,
  { first, last, language }: { first: number; last: number; language: Language },
): boolean {
  const text = words[at]?.text;
  const next = units[language].get(words[at + 1]?.text ?? '');
  if (at === first || last !== at - 1 || next === undefined) return false;
  const before = words[at - 1]?.text ?? '';
  return language === 'en' ? text === 'and' && before === 'hundred' : text === 'et' && (next === 1 || next === 11);
}
