import { languages } from '@repartee/proto';
import type { Language, Patterns } from '@repartee/proto';
import type { Play } from '../model/index.js';
import { indexPatterns } from '../patterns/index.js';
import type { PatternIndex } from '../patterns/index.js';
import type { Ways } from './asked/ways.js';
import { waysToAsk } from './asked/ways.js';
import { stemOf } from './text/stem.js';
import { distinctWords } from './text/words.js';

/** A scenario's own words, prepared for matching. */
export interface PlayLexicon {
  topics: PatternIndex<string>;
  questions: PatternIndex<string>;
  /** How people ask them, in whole sentences. */
  ways: Ways;
  /** What each of the scenario's questions is about, where it says so. */
  questionTopics: ReadonlyMap<string, string>;
  /** What each of them asks for: a day, a sum, a reason. */
  questionKinds: ReadonlyMap<string, string>;
  cues: PatternIndex<string>;
  /** Patterns that forbid the cue they are listed under. */
  unless: PatternIndex<string>;
  /** Of the cues those that one shows by asking: some of their examples ask. */
  asked: ReadonlySet<string>;
  /** The scenario's own cues that shut the persona down. */
  harmful: ReadonlySet<string>;
  /** Stems of every word the scenario and its persona use: what belongs to the subject. */
  vocabulary: ReadonlySet<string>;
}

const prepared = new WeakMap<Play, Map<Language, PlayLexicon>>();

/**
 * Prepares a play's patterns in one language, once; later calls return the same. It may take a second: whoever is about to
 * hear somebody asks for it before.
 * @throws PatternError where a pattern of the scenario is malformed
 */
export function prepareLexicon(play: Play, language: Language): PlayLexicon {
  const ofPlay = prepared.get(play) ?? new Map<Language, PlayLexicon>();
  const lexicon = ofPlay.get(language) ?? lexiconOf(play, language);
  prepared.set(play, ofPlay.set(language, lexicon));
  return lexicon;
}

function lexiconOf(play: Play, language: Language): PlayLexicon {
  const { scenario } = play;
  const index = (entries: readonly { id: string; words: Patterns | undefined }[]): PatternIndex<string> =>
    indexPatterns(
      entries.map(({ id, words }) => ({ id, patterns: words?.[language] ?? [] })),
      language,
    );
  return {
    topics: index(scenario.topics),
    questions: index(scenario.questions.map(({ id, heard }) => ({ id, words: heard }))),
    ways: waysToAsk(play, language),
    questionTopics: new Map(scenario.questions.flatMap(({ id, topic }) => (topic ? [[id, topic] as const] : []))),
    questionKinds: new Map(scenario.questions.map(({ id, kind }) => [id, kind])),
    cues: index(scenario.cues.map(({ id, heard }) => ({ id, words: heard }))),
    unless: index(scenario.cues.map(({ id, unless }) => ({ id, words: unless }))),
    asked: new Set(
      scenario.cues.flatMap(({ id, examples }) => (examples[language].some((text) => text.includes('?')) ? [id] : [])),
    ),
    harmful: harmfulCues(scenario),
    vocabulary: vocabularyOf([{ ...scenario, ways_to_ask: undefined }, play.persona], language),
  };
}

function harmfulCues({ cues, missteps }: Play['scenario']): Set<string> {
  const own = new Set<string>(cues.map(({ id }) => id));
  return new Set(missteps.flatMap(({ cue }) => cue).filter((cue) => own.has(cue)));
}

function vocabularyOf(content: unknown, language: Language): Set<string> {
  const used = distinctWords(textsOf(content, language), language);
  return new Set([...used].map((word) => stemOf(word, language)));
}

/** Every text of one language within a piece of content; what the other languages say is passed over. */
function* textsOf(content: unknown, language: Language): Generator<string> {
  if (typeof content === 'string') yield content;
  if (typeof content !== 'object' || content === null) return;
  for (const [key, value] of Object.entries(content) as [string, unknown][]) {
    if (!languages.some((other) => other === key && other !== language)) yield* textsOf(value, language);
  }
}
