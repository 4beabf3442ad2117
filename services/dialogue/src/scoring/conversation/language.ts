import type { Language } from '@repartee/proto';

import { wordsOf } from '../floor.js';

/** Words that one language uses all the time and the other never. */
const FUNCTION_WORDS: Record<Language, ReadonlySet<string>> = {
  en: new Set('the and you to of it is that have with this for not are what would my be but your'.split(' ')),
  fr: new Set('le la les et vous de des est que je un une pas pour dans avec ce qui mais nous'.split(' ')),
};

/** The language that a conversation's function words speak for; English where nothing speaks for either. */
export function detectLanguage(texts: readonly string[]): Language {
  const words = texts.flatMap((text) => wordsOf(text));
  const votes = (language: Language) => words.filter((word) => FUNCTION_WORDS[language].has(word)).length;
  return votes('fr') > votes('en') ? 'fr' : 'en';
}
