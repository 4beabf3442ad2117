import { isOwnEcho } from '../overlap/verdict.js';
import { foldedWords } from '../overlap/words.js';
import { WEIGHED_EVERY_WORDS } from '../settings.js';
import type { Step, VoiceState, WordsOfTurn } from '../state.js';
import { step } from '../state.js';
import { openUtterance, turnSoFar } from './utterance.js';

/**
 * While the learner speaks, what is sure of their turn is given to those who know what the persona minds, a few words at
 * a time. Where a recogniser takes whole stretches of voice, that is what was said before the latest pause.
 */
export function weigh(state: VoiceState): Step {
  const { settings, phase, utterances, nextTurn, weighed } = state;
  if (!settings.weighsWords || phase.name !== 'listening' || !openUtterance(utterances)) return step(state);
  const text = sureSoFar(state);
  // Where a recogniser has taken back what was weighed, what it says instead is weighed anew.
  const before = weighed && isStillSure(state, weighed) ? countOf(weighed.text) : 0;
  if (countOf(text) < before + WEIGHED_EVERY_WORDS) return step(state);
  return step({ ...state, weighed: { turn: nextTurn, text } }, { type: 'weigh_words', turn: nextTurn, text });
}

/** Whether these words are of the turn under way, and have not been taken back. Marks and capitals come and go. */
export function isStillSure(state: VoiceState, words: WordsOfTurn | null): boolean {
  if (words?.turn !== state.nextTurn) return false;
  const sure = foldedWords(sureSoFar(state));
  return foldedWords(words.text).every((word, at) => word === sure[at]);
}

const countOf = (text: string): number => (text === '' ? 0 : text.split(' ').length);

/** The persona's own words, come back through the room, are nobody's misstep. */
const sureSoFar = (state: VoiceState): string =>
  turnSoFar(state.utterances)
    .filter((one) => !isOwnEcho(one, one.text, state))
    .map(({ sure }) => sure)
    .filter((sure) => sure !== '')
    .join(' ');
