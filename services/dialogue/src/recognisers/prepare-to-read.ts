import type { Language } from '@repartee/proto';

import type { Play } from '../model/index.js';
import { prepareLexicon } from './play-lexicon.js';
import { readTurn } from './read-turn.js';

const prepared = new WeakMap<Play, Set<Language>>();

/** So many of a play's own sentences of a kind are read: by then the code that reads is compiled for what it is used for. */
const SENTENCES = 20;

/**
 * Makes ready what reading a turn takes, once for a play and a language, so that the first turns do not wait for it: the
 * play's own words, those of the language, and the code itself. In steps, of which the first may take a second and each
 * other some milliseconds: whoever else talks is answered in between.
 * @throws PatternError where a pattern of the scenario is malformed
 */
export function* preparingToRead(play: Play, language: Language): Generator<void> {
  const known = prepared.get(play) ?? new Set();
  if (known.has(language)) return;
  prepared.set(play, known.add(language));
  yield void prepareLexicon(play, language);
  const { cues, ways_to_ask: ways = {} } = play.scenario;
  const shown = cues.flatMap(({ examples }) => examples[language]);
  const asked = Object.values(ways).flatMap((ofQuestion) => ofQuestion[language]);
  for (const text of [...shown.slice(0, SENTENCES), ...asked.slice(0, SENTENCES)])
    yield void readTurn({ play, language, text });
}
