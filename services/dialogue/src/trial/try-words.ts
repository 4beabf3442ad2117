import type { DialogueState } from '../engine/index.js';
import { declines, feel, respond } from '../engine/index.js';
import { wordReply } from '../mind/index.js';
import type { DispositionValues, Play, Reading } from '../model/index.js';
import { readTurn } from '../recognisers/index.js';
import { turnsOfAverageLearner } from './average-learner.js';
import type { Standing } from './standing.js';

/** How a sentence that moves the persona for the better would have been taken at one moment of a conversation. */
export interface Trial {
  /** What the persona would have answered. */
  answer: string;
  before: DispositionValues;
  after: DispositionValues;
}

/** A moment at which the sentence could have been said. */
export interface Occasion {
  before: Standing;
  /** Where the conversation stood after what was really said and answered; absent where nothing was said. */
  said?: Standing | undefined;
}

/** How well the persona is disposed, as one number: -100 to 200. */
const goodwill = ({ trust, tension, openness }: DispositionValues): number => trust + openness - tension;

function read(play: Play, { state, said }: Standing, text: string): Reading {
  const previous = said.at(-1);
  return readTurn({
    ...{ text, language: state.language, play, authored: true, history: said.slice(0, -1) },
    ...(previous && { previous }),
  });
}

/** The goodwill some turns of an average learner further on. */
const furtherOn = (play: Play, from: DialogueState): number =>
  goodwill(turnsOfAverageLearner(play, from).reduce((state, reading) => feel(play, state, reading), from).disposition);

/** What was really said is what several sentences are held against. */
const saidFurtherOn = new WeakMap<DialogueState, number>();

function furtherOnFromSaid(play: Play, { state }: Standing): number {
  const known = saidFurtherOn.get(state) ?? furtherOn(play, state);
  saidFurtherOn.set(state, known);
  return known;
}

/**
 * Plays a sentence of the content through the engine as if the learner had said it then, and two turns further with an
 * average learner. Null where it would not have moved the persona for the better, where what it asks would have got no
 * answer, or where after these two turns it would have come to no more than what was really said, followed by the same.
 * Pure: the same occasion and sentence give the same trial.
 */
export function tryWords(play: Play, { before: standing, said }: Occasion, words: string): Trial | null {
  const { state } = standing;
  const reading = read(play, standing, words);
  const moved = feel(play, state, reading);
  const [before, after] = [state.disposition, moved.disposition];
  if (goodwill(after) <= goodwill(before)) return null;
  const { plan, end } = respond(play, state, { kind: 'turn', turn: 0, reading });
  if (plan === null || end?.reason === 'persona_left' || declines(play, plan)) return null;
  const isReached = end?.reason === 'objective_reached';
  if (!isReached && furtherOn(play, moved) <= furtherOnFromSaid(play, said ?? standing)) return null;
  return { answer: wordReply(play, moved, plan).text, before, after };
}
