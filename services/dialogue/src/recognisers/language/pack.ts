import type { QuestionTopicKind } from '@repartee/proto';
import type { PatternGroup, WordClasses } from '../../patterns/index.js';
import type { Clause, Joiners } from '../text/clauses.js';
import type { Word } from '../text/words.js';
import type { BlamingWords } from './blaming.js';
import type { PhraseGroup } from './groups.js';
import type { InquiringWords } from './inquiring.js';

/** Where a question begins and what it asks for, before rhetorical ones are taken out. */
export interface Opener {
  at: number;
  kind: 'open' | 'closed';
  /** Nothing but the question mark makes it one. */
  marked?: boolean;
}

/** A sentence's words (`last` inclusive) and the marks that close it. */
export interface Sentence {
  first: number;
  last: number;
  end: string;
}

/** A kind of question that content knows, or only to hear more, or the reason, of what was said just before. */
export type AskedFor = QuestionTopicKind | 'more' | 'why' | 'confirm';

/** Everything the recognisers know of one language. A third language is one more of these. */
export interface LanguagePack {
  joiners: Joiners;
  persons: Readonly<Record<'first' | 'second' | 'third', ReadonlySet<string>>>;
  /** Words that carry no content of their own. */
  functionWords: ReadonlySet<string>;
  /** Words of talk in general, which belong to no subject: think, know, time, thing. */
  commonWords: ReadonlySet<string>;
  /** Words that may stand before a command or a question without belonging to it. */
  discourseMarkers: ReadonlySet<string>;
  /** What is done while one says so: to note, to look, to explain. */
  doneAtOnce: ReadonlySet<string>;
  /** Participles that speak of what is still to come: "booked for Monday". */
  planned: ReadonlySet<string>;
  /** Words that open or close a conclusion: "so", "then". */
  concluding: ReadonlySet<string>;
  /** Words that stand for what was said before: "that", "which one". */
  pointing: ReadonlySet<string>;
  /** Before a sum or a span of time these take it as known: "the three days". */
  definite: ReadonlySet<string>;
  /** Counted without saying of what: "three times". */
  vague: ReadonlySet<string>;
  /** Verbs after which somebody's words are given. */
  reporting: ReadonlySet<string>;
  phrases: Readonly<Record<PhraseGroup, readonly string[]>>;
  classes: WordClasses;
  inquiring: InquiringWords;
  blaming: BlamingWords;
  /** What a question asks for, most telling kind first. */
  questionKinds: readonly PatternGroup<AskedFor>[];
  /** Direct questions by their form: question words, verb before subject. */
  openersOf(words: readonly Word[], sentence: Sentence, clauses: Clauses): readonly Opener[];
  /** Which words stand under a negation. */
  negatedWords(words: readonly Word[], clauses: Clauses): boolean[];
}

export interface Clauses {
  clauses: readonly Clause[];
  clauseOf: readonly number[];
}
