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

/** Words of talk in general and no others. */
export const namesNothing = (words: readonly Word[], language: Language): boolean => {
  const { functionWords, commonWords, discourseMarkers } = packs[language];
  return words.every(({ text }) => functionWords.has(text) || commonWords.has(text) || discourseMarkers.has(text));
};

/** "Ce qui s'est passé" asks for a thing, and not for a person. */
const isOfAThing = (words: readonly Word[], first: number): boolean =>
  words[first]?.text === 'qui' && words[first - 1]?.text === 'ce';

/** "Vous traitiez avec qui avant moi": after a preposition, and nothing follows that it could join. */
const isAskedInPlace = (words: readonly Word[], first: number, language: Language): boolean => {
  const { prepositions, afterPlace } = packs[language].inquiring;
  return prepositions.has(words[first - 1]?.text ?? '') && afterPlace.has(words[first + 1]?.text ?? '');
};

/** "When the machine stops" and "those who drive" join a clause; "when did it stop", "and with whom" ask. */
const joinsOnly = (words: readonly Word[], first: number, language: Language): boolean => {
  const { joiningPersons, joiningTimes, following, telling, wanting } = packs[language].inquiring;
  const text = words[first]?.text ?? '';
  if (!joiningPersons.has(text) && !joiningTimes.has(text)) return false;
  const next = words[first + 1];
  if (next === undefined || next.before.includes(',')) return false;
  const before = words[first - 1]?.text ?? '';
  if (telling.has(before) || wanting.has(before) || isAskedInPlace(words, first, language)) return false;
  const isOpening = isLedInto(words, first, language);
  const asks = joiningPersons.has(text) || following.has(next.text) || next.joined || words[first + 2]?.joined === true;
  return !(isOpening && asks);
};

/** "Since when do you feel that", "with whom did you talk about it": a question asks for what its first words ask for. */
const opens: readonly AskedFor[] = ['date', 'person'];

const isLedInto = (words: readonly Word[], first: number, language: Language): boolean =>
  words.slice(0, first).every(({ text }) => packs[language].inquiring.leadingIn.has(text));

/** "How are you going to work": nobody is asked how they are. */
const isOfDoing = (words: readonly Word[], last: number): boolean =>
  words[last]?.text === 'you' && doing.has(words[last + 1]?.text ?? '');

const doing: ReadonlySet<string> = new Set(['going', 'planning', 'supposed', 'able']);

const heardKind = (words: readonly Word[], language: Language): AskedFor | undefined => {
  const found = findPatterns(indexOf(language), words).filter(
    ({ id, first, last }) =>
      (id !== 'person' || !isOfAThing(words, first)) &&
      (id !== 'feeling' || !isOfDoing(words, last)) &&
      (last > first || !joinsOnly(words, first, language)),
  );
  const opening = found.find(({ id, first }) => opens.includes(id) && isLedInto(words, first, language));
  if (opening) return opening.id;
  const heard = new Set(found.map(({ id }) => id));
  return packs[language].questionKinds.find(({ id }) => heard.has(id))?.id;
};

/** Kinds whose words also stand where one of two is asked for: "would you rather", "est-ce que". */
const mayPutTwo: readonly AskedFor[] = ['wish', 'event', 'opinion', 'offer'];

/** "The morning or the afternoon?", and not "or not?". */
const putsTwo = (words: readonly Word[], language: Language): boolean => {
  const { choosing, choosesNothing } = packs[language].inquiring;
  return words.some(({ text }, at) => {
    const next = words[at + 1];
    if (at === 0 || !choosing.has(text) || next === undefined || next.joined) return false;
    // Without its accent "où" is the same word: "vous avez dormi où, cette nuit ?"
    return !choosesNothing.has(next.text) && !next.before.includes(',');
  });
};

/** What a question that the scenario does not list asks for, from the words it spans; closed ones ask for yes or no. */
export const questionKindOf = (words: readonly Word[], form: 'open' | 'closed', language: Language): AskedFor => {
  const heard = heardKind(words, language);
  if (form === 'closed' && (heard === undefined || mayPutTwo.includes(heard)) && putsTwo(words, language))
    return 'choice';
  const kind = heard ?? (form === 'closed' ? 'yes_no' : 'other');
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
