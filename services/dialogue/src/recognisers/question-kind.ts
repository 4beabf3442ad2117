import type { Language } from '@repartee/proto';
import { findPatterns, indexPatterns } from '../patterns/index.js';
import type { PatternIndex } from '../patterns/index.js';
import { packs } from './language/index.js';
import type { AskedFor } from './language/pack.js';
import type { Word } from './text/words.js';

const indexes = new Map<Language, PatternIndex<AskedFor>>();
const indexOf = (language: Language): PatternIndex<AskedFor> => {
  const { questionKinds, classes } = packs[language];
  const index = indexes.get(language) ?? indexPatterns(questionKinds, language, classes);
  indexes.set(language, index);
  return index;
};

/** Kinds that ask for more of what is on the table where no word says about what: "How did that go?", "Why is that?" */
const general: readonly AskedFor[] = ['event', 'other', 'reason'];

const namesNothing = (words: readonly Word[], language: Language): boolean => {
  const { functionWords, commonWords, discourseMarkers } = packs[language];
  return words.every(({ text }) => functionWords.has(text) || commonWords.has(text) || discourseMarkers.has(text));
};

/** "Ce qui s'est passé" asks for a thing, and not for a person. */
const isOfAThing = (words: readonly Word[], first: number): boolean =>
  words[first]?.text === 'qui' && words[first - 1]?.text === 'ce';

/** What a question that the scenario does not list asks for, from the words it spans; closed ones ask for yes or no. */
export const questionKindOf = (words: readonly Word[], form: 'open' | 'closed', language: Language): AskedFor => {
  const found = findPatterns(indexOf(language), words).filter(
    ({ id, first }) => id !== 'person' || !isOfAThing(words, first),
  );
  const heard = new Set(found.map(({ id }) => id));
  const known = packs[language].questionKinds.find(({ id }) => heard.has(id));
  const kind = known?.id ?? (form === 'closed' ? 'yes_no' : 'other');
  return form === 'open' && general.includes(kind) && namesNothing(words, language) ? 'more' : kind;
};
