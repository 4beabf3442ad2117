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

const heardKind = (words: readonly Word[], language: Language): AskedFor | undefined => {
  const found = findPatterns(indexOf(language), words).filter(
    ({ id, first }) => id !== 'person' || !isOfAThing(words, first),
  );
  const heard = new Set(found.map(({ id }) => id));
  return packs[language].questionKinds.find(({ id }) => heard.has(id))?.id;
};

/** What a question that the scenario does not list asks for, from the words it spans; closed ones ask for yes or no. */
export const questionKindOf = (words: readonly Word[], form: 'open' | 'closed', language: Language): AskedFor => {
  const kind = heardKind(words, language) ?? (form === 'closed' ? 'yes_no' : 'other');
  return form === 'open' && general.includes(kind) && namesNothing(words, language) ? 'more' : kind;
};

/** Kinds that are the other's own, whatever was said before: "How are you?", "What do you think?" */
const personal: readonly AskedFor[] = ['feeling', 'opinion', 'wish', 'next_step'];
const fewWords = 3;

/**
 * What a question asks for of that which was said just before it, where its own words name nothing: "Why is that?",
 * "Which one?", "C'est possible ?"; null for one that stands by itself.
 */
export const leaningKindOf = (words: readonly Word[], form: 'open' | 'closed', language: Language): AskedFor | null => {
  if (!namesNothing(words, language)) return null;
  const kind = heardKind(words, language) ?? (form === 'closed' ? 'yes_no' : 'other');
  if (kind === 'reason') return 'why';
  const isBrief = words.length <= fewWords;
  const points = isBrief || (kind !== 'yes_no' && words.some(({ text }) => packs[language].pointing.has(text)));
  return personal.includes(kind) || (form === 'closed' && !points) ? null : kind;
};
