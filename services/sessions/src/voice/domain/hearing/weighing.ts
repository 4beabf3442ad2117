import { isEcho } from '../overlap/echo.js';
import { saidLately } from '../overlap/verdict.js';
import { WEIGHED_EVERY_WORDS } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
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
  const words = text === '' ? 0 : text.split(' ').length;
  const before = weighed.turn === nextTurn ? weighed.words : 0;
  if (words < before + WEIGHED_EVERY_WORDS) return step(state);
  return step({ ...state, weighed: { turn: nextTurn, words } }, { type: 'weigh_words', turn: nextTurn, text });
}

/** The persona's own words, come back through the room, are nobody's misstep. */
const sureSoFar = (state: VoiceState): string =>
  turnSoFar(state.utterances)
    .filter(({ text, overPersona }) => !(overPersona && isEcho(text, saidLately(state))))
    .map(({ sure }) => sure)
    .filter((sure) => sure !== '')
    .join(' ');
