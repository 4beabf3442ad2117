import type { Language } from '@repartee/proto';
import { indexPatterns } from '../../patterns/index.js';
import type { PatternIndex } from '../../patterns/index.js';
import { english } from './en/index.js';
import { french } from './fr/index.js';
import { phraseGroups } from './groups.js';
import type { PhraseGroup } from './groups.js';
import type { LanguagePack } from './pack.js';

export const packs: Readonly<Record<Language, LanguagePack>> = { en: english, fr: french };

const indexed = new Map<Language, PatternIndex<PhraseGroup>>();

/** All built-in phrases of a language in one index, so that a turn is gone through once. */
export function phrasesOf(language: Language): PatternIndex<PhraseGroup> {
  const known = indexed.get(language);
  if (known) return known;
  const { phrases, classes } = packs[language];
  const index = indexPatterns(
    phraseGroups.map((id) => ({ id, patterns: phrases[id] })),
    language,
    classes,
  );
  indexed.set(language, index);
  return index;
}
