import type { VoiceState } from '../state.js';
import { turnSoFar } from './utterance.js';

/**
 * When the persona cut in on the turn that the learner is speaking, whose last words may still be on their way; undefined
 * where it has not, or where nothing is left of that turn, because no word of it was understood.
 */
export function cutAt({ cut, nextTurn, utterances }: VoiceState): number | undefined {
  return cut?.turn === nextTurn && turnSoFar(utterances).length > 0 ? cut.at : undefined;
}
