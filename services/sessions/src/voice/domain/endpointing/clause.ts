import type { Language } from '@repartee/proto';

import { foldedWords } from '../overlap/words.js';
import { clauseWordsEn } from './clause.en.js';
import { clauseWordsFr } from './clause.fr.js';

/**
 * `finished`: nothing is missing, and little ever follows; `whole`: nothing is missing; `uncertain`: something may be;
 * `unfinished`: something must follow.
 */
export type Completeness = 'finished' | 'whole' | 'uncertain' | 'unfinished';

/** What one language tells by its words about whether a clause goes on. */
export interface ClauseWords {
  /** Nobody stops after them: "the", "because", "to"; also several words, "in order". */
  leading: ReadonlySet<string>;
  /** Verbs that lack something as the last word: "want", "tell". */
  lacking: ReadonlySet<string>;
  /** Prepositions; they can end a question that one of `wide` begins: "what are you waiting for". */
  stranded: ReadonlySet<string>;
  wide: ReadonlySet<string>;
  /** After these a clause is most often over: "please", "tomorrow". */
  closing: ReadonlySet<string>;
  /** They close a clause as what its verb or preposition is about, and lead elsewhere: "it", "that", "you". */
  objects: ReadonlySet<string>;
  /** Verbs after which such a word is not all that follows: "tell you", "let me". */
  giving: ReadonlySet<string>;
  /** Whole turns in themselves: "good morning", "thank you". */
  formulas: ReadonlySet<string>;
  /** Said before anything else, and nothing in themselves: "so", "well". */
  markers: ReadonlySet<string>;
  /** Open a clause that another one must follow: "if", "when". */
  subordinating: ReadonlySet<string>;
  /** Open a clause of its own after another: "and", "because". */
  joining: ReadonlySet<string>;
  subjects: ReadonlySet<string>;
  isVerb: (word: string, before: string | undefined) => boolean;
  auxiliaries: ReadonlySet<string>;
  /** Whether the words put a question. */
  asks: (words: readonly string[]) => boolean;
}

const languages: Record<Language, ClauseWords> = { en: clauseWordsEn, fr: clauseWordsFr };

/**
 * Whether what was said so far is a whole thought, by its words alone: recognisers put a full stop after anything. Only
 * what is sure is called finished; a turn taken for over too early is worse than a late answer.
 */
export function completenessOf(text: string, language: Language): Completeness {
  const known = languages[language];
  const said = foldedWords(lastSentence(text));
  if (known.formulas.has(said.join(' '))) return 'finished';
  const words = withoutMarkers(said, known);
  const last = words.at(-1);
  // "Well" and "so" announce something.
  if (last === undefined) return 'unfinished';
  const clause = lastClause(words, known);
  const isAsked = known.asks(clause) || known.asks(words);
  if (isLeading(words, known) || isLeftOpen(clause, known)) return 'unfinished';
  if (known.stranded.has(last)) return isAsked && isWide(words, known) ? 'uncertain' : 'unfinished';
  if (known.lacking.has(last) && !isAsked) return 'unfinished';
  if (lacksMain(words, known)) return 'unfinished';
  const verb = clause.findIndex((word, index) => known.isVerb(word, clause[index - 1]));
  if (verb < 0) return words.length > clause.length || words.length > 3 ? 'unfinished' : 'uncertain';
  if (closes(words, known)) return 'finished';
  if (known.objects.has(last)) return 'unfinished';
  if (known.lacking.has(last) || verb > clause.length - 2) return 'uncertain';
  return isAsked && clause.length >= 5 ? 'finished' : 'whole';
}

/** "What are you waiting for": a question that has its verb, and more than two words before the preposition. */
const isWide = (words: readonly string[], { wide }: ClauseWords): boolean =>
  wide.has(words[0] ?? '') && words.length > 3;

function closes(words: readonly string[], { closing, objects, isVerb, stranded }: ClauseWords): boolean {
  const [before, last] = [words.at(-2), words.at(-1) ?? ''];
  if (closing.has(last) || closing.has(`${before} ${last}`)) return true;
  return objects.has(last) && before !== undefined && (stranded.has(before) || isVerb(before, words.at(-3)));
}

/** "Did you", "we can offer you": a pronoun that is a subject, or not all that is given. */
function isLeftOpen(clause: readonly string[], { objects, giving, auxiliaries }: ClauseWords): boolean {
  const [before, last] = [clause.at(-2), clause.at(-1) ?? ''];
  if (!objects.has(last)) return false;
  return before === undefined || giving.has(before) || auxiliaries.has(before) || clause.length < 2;
}

/** What follows the last mark between sentences, where the recogniser sets marks. */
const lastSentence = (text: string): string => text.split(/[.!?…]+\s+(?=\S)/u).at(-1) ?? '';

function withoutMarkers(words: readonly string[], { markers }: ClauseWords): readonly string[] {
  const first = words.findIndex((word) => !markers.has(word));
  return first < 0 ? [] : words.slice(first);
}

function isLeading(words: readonly string[], { leading }: ClauseWords): boolean {
  return leading.has(words.at(-1) ?? '') || leading.has(words.slice(-2).join(' '));
}

/** The words from the last joining word on that opens a clause, that word left out. */
function lastClause(words: readonly string[], { joining, subjects }: ClauseWords): readonly string[] {
  const at = words.findLastIndex((word, index) => {
    const next = words[index + 1];
    return index > 0 && joining.has(word) && next !== undefined && subjects.has(next);
  });
  return at < 0 ? words : words.slice(at + 1);
}

/** "If you come tomorrow": what follows from it is missing while there is only one verb with its subject. */
function lacksMain(words: readonly string[], known: ClauseWords): boolean {
  if (!known.subordinating.has(words[0] ?? '')) return false;
  const verbs = words.filter((word, index) => index > 0 && known.isVerb(word, words[index - 1]));
  const subjects = words.filter(
    (word, index) => known.subjects.has(word) && known.isVerb(words[index + 1] ?? '', word),
  );
  return verbs.length < 2 || subjects.length < 2;
}
