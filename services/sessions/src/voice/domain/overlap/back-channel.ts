import type { Language } from '@repartee/proto';

import { foldedWords } from './words.js';

/** What says "I am listening" and leaves the floor with the other. */
const phrases: Record<Language, readonly string[]> = {
  en: [
    'mm hm',
    'mm hmm',
    'uh huh',
    'i see',
    'i know',
    'of course',
    'all right',
    'go on',
    'that is right',
    "that's right",
    'got it',
    'fair enough',
    'oh really',
    'oh dear',
    'you know',
  ],
  fr: [
    'je vois',
    'je comprends',
    'je sais',
    'bien sur',
    "d'accord",
    'tout a fait',
    'ah bon',
    "c'est vrai",
    "c'est ca",
    'mm hm',
    'ah oui',
    'bien entendu',
    'allez y',
    'mais oui',
  ],
};
const single: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    'mm mhm mmm mmhm hm hmm uh um er oh ah yes yeah yep yup no okay ok right sure exactly true indeed absolutely really well'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'mm mhm mmm mmhm hm hmm euh oh ah eh oui ouais non ok okay bien bon voila exactement effectivement certes vrai entendu ben hein'.split(
      ' ',
    ),
  ),
};

/** The words that are no back-channel, in order. */
export function substance(text: string, language: Language): string[] {
  const words = foldedWords(text);
  const left: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = backChannelAt(words, at, language);
    if (length === 0) left.push(words[at] ?? '');
    at += Math.max(1, length);
  }
  return left;
}

function backChannelAt(words: readonly string[], at: number, language: Language): number {
  const rest = words.slice(at);
  const phrase = phrases[language].map((one) => one.split(' ')).find((one) => one.every((word, i) => rest[i] === word));
  if (phrase) return phrase.length;
  return single[language].has(rest[0] ?? '') ? 1 : 0;
}
