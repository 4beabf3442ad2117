import { languages } from '@repartee/proto';
import type { Language, Patterns } from '@repartee/proto';
import type { Play } from '../model/index.js';
import { indexPatterns } from '../patterns/index.js';
import type { PatternIndex } from '../patterns/index.js';

/** A scenario's own words, prepared for matching. */
export interface PlayLexicon {
  topics: PatternIndex<string>;
  questions: PatternIndex<string>;
  cues: PatternIndex<string>;
  /** Patterns that forbid the cue they are listed under. */
  unless: PatternIndex<string>;
}

const prepared = new WeakMap<Play, Readonly<Record<Language, PlayLexicon>>>();

/**
 * Prepares a play's patterns once; later calls return the same.
 * @throws PatternError where a pattern of the scenario is malformed
 */
export function prepareLexicon(play: Play): Readonly<Record<Language, PlayLexicon>> {
  const known = prepared.get(play);
  if (known) return known;
  const [en, fr] = languages.map((language) => lexiconOf(play, language));
  if (!en || !fr) throw new Error('a language has no lexicon');
  const lexicon = { en, fr };
  prepared.set(play, lexicon);
  return lexicon;
}

function lexiconOf({ scenario }: Play, language: Language): PlayLexicon {
  const index = (entries: readonly { id: string; words: Patterns | undefined }[]): PatternIndex<string> =>
    indexPatterns(
      entries.map(({ id, words }) => ({ id, patterns: words?.[language] ?? [] })),
      language,
    );
  return {
    topics: index(scenario.topics),
    questions: index(scenario.questions.map(({ id, heard }) => ({ id, words: heard }))),
    cues: index(scenario.cues.map(({ id, heard }) => ({ id, words: heard }))),
    unless: index(scenario.cues.map(({ id, unless }) => ({ id, words: unless }))),
  };
}
