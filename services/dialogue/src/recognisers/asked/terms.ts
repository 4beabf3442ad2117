import type { Language } from '@repartee/proto';
import type { Region } from '../region.js';
import { stemOf } from '../text/stem.js';
import { wordsOf } from '../text/words.js';
import type { Word } from '../text/words.js';

/** What a question is compared by: its stems, each with how much it counts, from 0 to 1. */
export type Terms = ReadonlyMap<string, number>;

/** Words said before the question, in the same turn, tell what it is about, and ask nothing themselves. */
const saidBefore = 0.3;
const wordsBefore = 12;

const collect = (words: readonly Word[], language: Language, weightOf: (at: number) => number): Terms => {
  const terms = new Map<string, number>();
  for (const [at, { text }] of words.entries()) {
    const stem = stemOf(text, language);
    terms.set(stem, Math.max(terms.get(stem) ?? 0, weightOf(at)));
  }
  return terms;
};

/** The terms of the words of a region, and of `context` words just before them. */
export const termsAt = (
  words: readonly Word[],
  { first, last }: Region,
  language: Language,
  context = wordsBefore,
): Terms => {
  const from = Math.max(0, first - context);
  return collect(words.slice(from, last + 1), language, (at) => (from + at < first ? saidBefore : 1));
};

/** The terms of an authored way to ask: its last sentence asks. */
export const termsOf = (text: string, language: Language): Terms => {
  const { words } = wordsOf(text, language);
  const asking = words.at(-1)?.sentence;
  return collect(words, language, (at) => (words[at]?.sentence === asking ? 1 : saidBefore));
};

/** The stems of any texts, each once. */
export const stemsOf = (texts: readonly string[], language: Language): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => wordsOf(text, language).words.map((word) => stemOf(word.text, language))));
