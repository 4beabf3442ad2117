import type { Language } from '@repartee/proto';

import { foldedWords } from '../../domain/overlap/words.js';

/** "One" and "un" are as often no number; "neuf" is as often new. */
const units: Readonly<Record<Language, string>> = {
  en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  fr: 'deux trois quatre cinq six sept huit - dix onze douze treize quatorze quinze seize',
};
const tens: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  fr: { vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
};
const times: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: { hundred: 100, thousand: 1_000, million: 1_000_000 },
  fr: { cent: 100, cents: 100, mille: 1_000, million: 1_000_000, millions: 1_000_000 },
};
const days: Readonly<Record<Language, string>> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December tomorrow yesterday tonight',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre demain hier',
};

const digits = /\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?/gu;
const grouping = /[.,\u00a0\u202f ](?=\d{3}(?!\d))/gu;

/** What a text fixes in numbers and dates: figures, those in words too, weekdays, months and days like tomorrow. */
export function figuresIn(text: string, language: Language): string[] {
  const written = (text.match(digits) ?? []).map((figure) => figure.replace(grouping, '').replace(',', '.'));
  return [...written, ...inWords(foldedWords(text), language).map(String), ...daysIn(text, language)];
}

/** "Twenty-five thousand" is 25,000, "quatre-vingt-dix" 90: words that follow each other are added or multiplied. */
function inWords(words: readonly string[], language: Language): number[] {
  const found: number[] = [];
  let sum: number | null = null;
  for (const word of [...words, '']) {
    const value = valueOf(word, language);
    const factor = times[language][word];
    if (factor !== undefined) sum = (sum ?? 1) * factor;
    else if (language === 'fr' && sum === 4 && value === 20) sum = 80;
    else if (value !== undefined) sum = (sum ?? 0) + value;
    else if (sum !== null && word !== 'and' && word !== 'et') {
      found.push(sum);
      sum = null;
    }
  }
  return found;
}

function valueOf(word: string, language: Language): number | undefined {
  const at = units[language].split(' ').indexOf(word);
  return at >= 0 ? at + 2 : tens[language][word];
}

/** English ones have a capital: "may" and "march" are other words. One that begins a sentence is a verb, too. */
function daysIn(text: string, language: Language): string[] {
  const known = new Set(days[language].split(' '));
  const plain = language === 'fr' ? text.toLowerCase() : text.replace(/(^|[.!?…]\s+)(?:May|March)\b/gu, '$1');
  return (plain.match(/\p{L}+/gu) ?? []).filter((word) => known.has(word));
}
