import type { Reading, Tool } from '../model/index.js';
import { findPatterns } from '../patterns/index.js';
import type { ReadingContext } from './context.js';
import { prepareLexicon } from './play-lexicon.js';
import { wordsOf } from './text/words.js';

/** The built-in recognisers, as cues name them. The version changes whenever a reading may. */
export const recogniser: Tool = { name: 'builtin', version: '1' };

/** Reads one learner turn. Pure: equal contexts give equal readings, on every machine. */
export function readTurn({ text, language, play }: ReadingContext): Reading {
  const { words } = wordsOf(text, language);
  const lexicon = play && prepareLexicon(play)[language];
  const topics = lexicon ? findPatterns(lexicon.topics, words).map(({ id }) => id) : [];
  const cues = lexicon ? findPatterns(lexicon.cues, words).map(({ id }) => id) : [];
  return {
    cues: [...new Set(cues)].map((cue) => ({ cue, evidence: [], recogniser })),
    question: text.includes('?') ? 'closed' : 'none',
    reflection: 'none',
    uptake: 0,
    topics: [...new Set(topics)],
    asks: [],
    act: words.length === 0 ? 'unclear' : 'explanation',
    slots: [],
    wordCount: words.length,
  };
}
