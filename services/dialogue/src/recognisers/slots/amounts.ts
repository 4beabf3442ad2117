import type { Language } from '@repartee/proto';
import type { Analysis } from '../analysis.js';
import { numberAt } from './numbers.js';
import type { NumberRead } from './numbers.js';

/** A slot before its place in the text is known: words `first` to `last`. */
export interface Piece {
  type: 'date' | 'duration' | 'amount' | 'percentage' | 'name' | 'promise';
  value: string;
  said: string;
  first: number;
  last: number;
}

const currencies: Readonly<Record<string, string>> = {
  euros: 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  dollars: 'USD',
  dollar: 'USD',
  usd: 'USD',
  bucks: 'USD',
  pounds: 'GBP',
  pound: 'GBP',
  quid: 'GBP',
  gbp: 'GBP',
  livres: 'GBP',
};
const signs: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' };
const french: Readonly<Record<string, string>> = { EUR: 'euros', USD: 'dollars', GBP: 'livres' };

/** Sums of money: "250 euros", "€1,500", "two hundred pounds". `value` is `EUR 250`. */
export function amountsOf(turn: Analysis): Piece[] {
  return numbersOf(turn).flatMap((number): Piece[] => {
    const after = currencies[turn.words[number.last + 1]?.text ?? ''];
    const before = currencies[turn.words[number.first - 1]?.text ?? ''];
    const currency = after ?? (isSign(turn, number.first - 1) ? before : undefined);
    if (currency === undefined) return [];
    const first = after ? number.first : number.first - 1;
    const last = after ? number.last + 1 : number.last;
    const said = sumSaid(number.value, currency, turn.language);
    return [{ type: 'amount', value: `${currency} ${number.value}`, said, first, last }];
  });
}

/** The currency that a word names, as it is coded. */
export const currencyAt = ({ words }: Analysis, at: number): string | undefined => currencies[words[at]?.text ?? ''];

/** Before its number a currency is written by its sign. */
const isSign = ({ words, text }: Analysis, at: number): boolean => '€$£'.includes(text[words[at]?.from ?? -1] ?? '?');

function sumSaid(value: number, currency: string, language: Language): string {
  return language === 'en'
    ? `${signs[currency] ?? currency}${grouped(value, ',', '.')}`
    : `${grouped(value, '\u202f', ',')} ${french[currency] ?? currency}`;
}

/** Digits in groups of three, without a locale: the same on every machine. */
export function grouped(value: number, group: string, decimal: string): string {
  const [whole = '', part] = String(value).split('.');
  const split = whole.length < 5 && group !== ',' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return part === undefined ? split : `${split}${decimal}${part}`;
}

/** Percentages: "4 %", "four percent", "4 pour cent". `value` is `4 %`. */
export function percentagesOf(turn: Analysis): Piece[] {
  return numbersOf(turn).flatMap((number): Piece[] => {
    const next = turn.words[number.last + 1]?.text ?? '';
    const two = `${next} ${turn.words[number.last + 2]?.text ?? ''}`;
    const length = ['percent', 'pourcent', 'pct'].includes(next) ? 1 : ['per cent', 'pour cent'].includes(two) ? 2 : 0;
    if (length === 0) return [];
    const shown = grouped(number.value, ',', turn.language === 'en' ? '.' : ',');
    const said = turn.language === 'en' ? `${shown}%` : `${shown}\u00a0%`;
    return [{ type: 'percentage', value: `${number.value} %`, said, first: number.first, last: number.last + length }];
  });
}

function numbersOf({ words, language }: Analysis): NumberRead[] {
  const found: NumberRead[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const number = numberAt(words, at, language);
    if (!number) continue;
    found.push(number);
    at = number.last;
  }
  return found;
}

const periods: Readonly<Record<string, { code: string; days: number }>> = {
  second: { code: 'S', days: 0 },
  seconde: { code: 'S', days: 0 },
  minute: { code: 'M', days: 0 },
  hour: { code: 'H', days: 0 },
  day: { code: 'D', days: 1 },
  week: { code: 'D', days: 7 },
  month: { code: 'M', days: 0 },
  year: { code: 'Y', days: 0 },
  heure: { code: 'H', days: 0 },
  jour: { code: 'D', days: 1 },
  semaine: { code: 'D', days: 7 },
  mois: { code: 'M', days: 0 },
  an: { code: 'Y', days: 0 },
  journee: { code: 'D', days: 1 },
  quinzaine: { code: 'D', days: 14 },
  annee: { code: 'Y', days: 0 },
  fortnight: { code: 'D', days: 14 },
};
const short = new Set(['second', 'seconde', 'minute', 'hour', 'heure']);
const single = new Set(['a', 'an', 'another', 'one', 'un', 'une']);

/** Durations: "two weeks", "48 hours", "quinze jours". `value` is an ISO 8601 duration; 48 hours equal two days. */
export function durationsOf(turn: Analysis): Piece[] {
  const { words, language } = turn;
  return words.flatMap((word, at): Piece[] => {
    const name = word.text === 'mois' ? 'mois' : word.text.replace(/s$/, '');
    const period = periods[name];
    const number = period && (numberBefore(turn, at) ?? singleBefore(turn, at));
    // "A second" is no time, and "the second" no duration.
    if (!period || !number || (period.code === 'S' && (number.value < 2 || !/s$/.test(word.text)))) return [];
    const value = durationValue(name, number.value, { idiom: language === 'fr', ...period });
    const said = turn.text.slice(words[number.first]?.from, word.to).toLowerCase();
    return [{ type: 'duration', value, said, first: number.first, last: at }];
  });
}

/** "Two full days", "les deux premières semaines": between the number and what it counts. */
const between = new Set(
  `full whole extra more good solid free additional further working business paid first last next 
  bonnes bons pleins pleines premiers premieres petits petites gros grosses longs longues derniers dernieres autres`.split(
    /\s+/,
  ),
);

function numberBefore(turn: Analysis, at: number): NumberRead | undefined {
  const end = between.has(turn.words[at - 1]?.text ?? '') ? at - 2 : at - 1;
  for (let first = Math.max(0, end - 3); first <= end; first += 1) {
    const number = numberAt(turn.words, first, turn.language);
    if (number?.last === end) return number;
  }
  return undefined;
}

function singleBefore({ words }: Analysis, at: number): NumberRead | undefined {
  const before = words[at - 2]?.text ?? '';
  if (halves.has(words[at - 1]?.text ?? '') && single.has(before)) return { value: 0.5, first: at - 2, last: at - 1 };
  // "The half hour", "votre demi-journée".
  if (halves.has(words[at - 1]?.text ?? '')) return { value: 0.5, first: at - 1, last: at - 1 };
  if (!single.has(words[at - 1]?.text ?? '')) return undefined;
  // "Two days a week", "twice a month": a rate, not a time.
  if (words[at - 1]?.text.startsWith('a') && rates.test(before)) return undefined;
  const half = halves.has(before);
  return { value: half ? 0.5 : 1, first: half ? at - 2 : at - 1, last: at - 1 };
}

const rates =
  /^(?:once|twice|times|euros?|pounds?|dollars?|(?:minute|hour|day|night|week|month|year|morning|evening)s?)$/;
const halves = new Set(['half', 'demi', 'demie']);

function durationValue(name: string, count: number, period: { code: string; days: number; idiom: boolean }): string {
  if (short.has(name)) {
    return period.code === 'H' && count >= 24 && count % 24 === 0 ? `P${count / 24}D` : `PT${count}${period.code}`;
  }
  if (period.code !== 'D') return `P${count}${period.code}`;
  // In French "quinze jours" are two weeks and "huit jours" one.
  const idiomatic = period.idiom && period.days === 1 ? ({ 15: 14, 8: 7 } as Record<number, number>)[count] : undefined;
  return `P${idiomatic ?? count * period.days}D`;
}
