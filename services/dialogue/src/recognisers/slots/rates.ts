import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { numberAt } from './numbers.js';

const periods = {
  en: wordSet('day days week weeks month months year years night nights'),
  fr: wordSet('jour jours semaine semaines mois an ans nuit nuits'),
};

/** How often: "one week in five", "every other week", "une semaine sur deux". `value` is the share of times. */
export function ratesOf(turn: Analysis): Slot[] {
  const { words, language, text } = turn;
  const found: Slot[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const read = language === 'en' ? (everyAt(turn, at) ?? shareAt(turn, at, 'in')) : shareAt(turn, at, 'sur');
    if (!read) continue;
    const span = { from: words[at]?.from ?? 0, to: words[read.last]?.to ?? 0 };
    found.push({ type: 'rate', value: String(read.share), said: text.slice(span.from, span.to).toLowerCase(), span });
    at = read.last;
  }
  return found;
}

interface Share {
  share: number;
  last: number;
}

function everyAt({ words, language }: Analysis, at: number): Share | undefined {
  if (words[at]?.text !== 'every') return undefined;
  const next = words[at + 1]?.text ?? '';
  if (periods.en.has(next)) return { share: 1, last: at + 1 };
  if ((next === 'other' || next === 'second') && periods.en.has(words[at + 2]?.text ?? ''))
    return { share: 0.5, last: at + 2 };
  const number = numberAt(words, at + 1, language);
  return number && periods.en.has(words[number.last + 1]?.text ?? '')
    ? { share: 1 / number.value, last: number.last + 1 }
    : undefined;
}

function shareAt({ words, language }: Analysis, at: number, joint: string): Share | undefined {
  const some = numberAt(words, at, language);
  if (!some || !periods[language].has(words[some.last + 1]?.text ?? '') || words[some.last + 2]?.text !== joint)
    return undefined;
  const all = numberAt(words, some.last + 3, language);
  const next = words[(all?.last ?? 0) + 1];
  const isCounted = next !== undefined && next.before === '' && periods[language].has(next.text);
  return all && all.value > some.value && !isCounted ? { share: some.value / all.value, last: all.last } : undefined;
}
