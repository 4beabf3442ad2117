import type { Language } from '@repartee/proto';

import type { DialogueState } from '../engine/index.js';
import type { Play, Reading } from '../model/index.js';
import { probeLearner } from '../probes/index.js';
import { readTurn } from '../recognisers/index.js';

/** How far a trial goes on after the sentence itself, in learner turns. */
const FURTHER_TURNS = 2;

const variants = 4;
const averageTurns = new WeakMap<Play, Map<string, readonly Reading[]>>();

/**
 * What an average learner would say next, whatever has been said: the same after every sentence that is tried at a turn,
 * so that trials can be compared.
 */
export function turnsOfAverageLearner(play: Play, { language, learnerTurns }: DialogueState): readonly Reading[] {
  const seed = learnerTurns % variants;
  const known = averageTurns.get(play) ?? new Map<string, readonly Reading[]>();
  averageTurns.set(play, known);
  const turns = known.get(`${language}/${seed}`) ?? furtherTurns(play, language, seed);
  known.set(`${language}/${seed}`, turns);
  return turns;
}

/** Two turns; the probe's silences, and its leave at the end of what it has to say, are none. */
export function furtherTurns(play: Play, language: Language, seed: number): readonly Reading[] {
  const learner = probeLearner({ play, language, level: 'competent', seed });
  // The first turn greets; this learner has come into the conversation already.
  learner.next({ heard: null });
  const turns: Reading[] = [];
  while (turns.length < FURTHER_TURNS) {
    const act = learner.next({ heard: null });
    if (act.kind === 'end') break;
    if (act.kind === 'say') turns.push(readTurn({ text: act.text, language, play }));
  }
  return turns;
}
