import type { Language } from '@repartee/proto';

import { foldedWords } from '../overlap/words.js';
import { clauseWordsEn } from './clause.en.js';
import { clauseWordsFr } from './clause.fr.js';
import { LONGEST, isHeldOpen, verbGroups } from './held-open.js';

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
  /** Of these they belong to the verb where what it is about stands between: "let you down". */
  particles: ReadonlySet<string>;
  /** Two or three last words after which a clause may be over, although the last one leads elsewhere: "a bit more". */
  final: ReadonlySet<string>;
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
  /** After such a word they turn it into a question, which nothing need follow: "when did". */
  inverting: ReadonlySet<string>;
  /** Open a clause of its own after another: "and", "because". */
  joining: ReadonlySet<string>;
  subjects: ReadonlySet<string>;
  /** Of these whoever acts, and nothing that a noun may follow: "we", not "that". */
  pronouns: ReadonlySet<string>;
  isVerb: (word: string, before: string | undefined) => boolean;
  auxiliaries: ReadonlySet<string>;
  /** Of these and the verb after them one is made: "have seen". */
  groups: ReadonlySet<string>;
  /** A thought may open with what one of these names: "the", "people". */
  heads: ReadonlySet<string>;
  /** After a noun they tell which one it is: "who", "that"; the others do so where no such word stands: "I", "we". */
  relative: ReadonlySet<string>;
  contacts: ReadonlySet<string>;
  /** Two to four words that open a clause which another one must follow: "as long as". */
  openers: ReadonlySet<string>;
  /** They stand before what they are about: "probably", "for example"; also whatever `isAdverb` says. */
  adverbs: ReadonlySet<string>;
  isAdverb: (word: string) => boolean;
  /** Whether this word, after the one before it, has another clause follow: "said that". */
  reports: (word: string, before: string | undefined) => boolean;
  /** They turn round in a question and want another verb: "would", "did". */
  turning: ReadonlySet<string>;
  /** Question words that can be the subject themselves: "who", "which". */
  askedSubjects: ReadonlySet<string>;
  /** Verbs that lack something as the last word of a question too: "have you considered". */
  transitive: ReadonlySet<string>;
  /** Of these also where a noun stands before them: "the technician never". */
  pending: ReadonlySet<string>;
  /** "A", and how much of what it is like: "really". */
  indefinite: ReadonlySet<string>;
  degrees: ReadonlySet<string>;
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
  if (known.stranded.has(last))
    return (isAsked && isWide(words, known)) || isParticle(words, known) ? 'uncertain' : 'unfinished';
  if (known.transitive.has(last) || (known.lacking.has(last) && !isAsked)) return 'unfinished';
  if (isAsked && lacksVerb(words, known)) return 'unfinished';
  if (lacksMain(words, known) || (!isAsked && isHeldOpen(words, known))) return 'unfinished';
  const verb = verbPlace(clause, known);
  if (verb < 0) return saysNothing(words, clause) ? 'unfinished' : 'uncertain';
  if (closes(words, known)) return 'finished';
  if (known.objects.has(last)) return isAsked && isTurned(words, known) ? 'whole' : 'unfinished';
  if (known.lacking.has(last) || verb > clause.length - 2) return 'uncertain';
  return isAsked && clause.length >= 5 ? 'finished' : 'whole';
}

/** "What are you waiting for": a question that has its verb, and more than two words before the preposition. */
const isWide = (words: readonly string[], { wide }: ClauseWords): boolean =>
  wide.has(words[0] ?? '') && words.length > 3;

const isTurned = (words: readonly string[], { turning }: ClauseWords): boolean =>
  words.slice(0, 3).some((word) => turning.has(word));

const isParticle = (words: readonly string[], { particles, objects }: ClauseWords): boolean =>
  particles.has(words.at(-1) ?? '') && objects.has(words.at(-2) ?? '');

/** Of a verb that is listed; else of what comes right after a pronoun, "we value your work". */
function verbPlace(clause: readonly string[], known: ClauseWords): number {
  const listed = clause.findIndex((word, index) => known.isVerb(word, clause[index - 1]));
  if (listed >= 0) return listed;
  const [first = '', second = ''] = clause;
  return known.pronouns.has(first) && clause.length > 3 && !known.adverbs.has(second) && !known.isAdverb(second)
    ? 1
    : -1;
}

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

function isLeading(words: readonly string[], { leading, closing, auxiliaries, final }: ClauseWords): boolean {
  if ([2, 3].some((count) => final.has(words.slice(-count).join(' ')))) return false;
  // "Or so", "on my own".
  if (closing.has(words.slice(-2).join(' ')) && !auxiliaries.has(words.at(-1) ?? '')) return false;
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
  if (words.length > LONGEST || !known.subordinating.has(words[0] ?? '')) return false;
  if (known.inverting.has(words[1] ?? '')) return false;
  const subjects = words.filter(
    (word, index) => known.subjects.has(word) && known.isVerb(words[index + 1] ?? '', word),
  );
  return verbGroups(words.slice(1), known) < 2 || subjects.length < 2;
}

/** "How would your colleagues": a turned verb that says nothing by itself, and no other. Not every verb is listed. */
function lacksVerb(words: readonly string[], known: ClauseWords): boolean {
  const at = words.slice(0, 3).findIndex((word) => known.turning.has(word));
  const [subject, ...said] = words.slice(at + 1);
  if (at < 0 || said.some((word, index) => known.isVerb(word, said[index - 1] ?? subject))) return false;
  if (subject === undefined) return true;
  if (known.heads.has(subject)) return !said.some((word, index) => isObject(word, said[index - 1], known));
  // "What would help": it asks for the subject itself.
  if (!known.subjects.has(subject) && known.askedSubjects.has(words[at - 1] ?? '')) return false;
  return said.every((word) => known.adverbs.has(word) || known.isAdverb(word));
}

/** "The new rota affects your": what no preposition leads to, but a verb. */
const isObject = (word: string, before: string | undefined, { heads, objects, stranded }: ClauseWords): boolean =>
  before !== undefined && !stranded.has(before) && (heads.has(word) || objects.has(word));

/** A few words without a verb; of more, one is a verb that nobody listed. */
const saysNothing = (words: readonly string[], clause: readonly string[]): boolean =>
  clause.length <= 3 ? words.length > clause.length : clause.length < 7;
