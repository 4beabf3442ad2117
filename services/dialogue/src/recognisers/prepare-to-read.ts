import type { Language } from '@repartee/proto';

import type { Play } from '../model/index.js';
import { dissect } from './dissect.js';
import { prepareLexicon } from './play-lexicon.js';

/**
 * Makes ready what reading a turn takes, so that the first one does not wait for it: the play's own words, and then those
 * of the language, by taking one of the play's sentences apart. In two steps, the first of which may take a second; nobody
 * else waits for both.
 * @throws PatternError where a pattern of the scenario is malformed
 */
export function* preparingToRead(play: Play, language: Language): Generator<void> {
  yield void prepareLexicon(play, language);
  const [text = ''] = play.scenario.cues.flatMap(({ examples }) => examples[language]);
  dissect({ play, language, text, authored: true });
}
