import type { Language } from '@repartee/proto';

import type { DialogueState, ReplyPlan, Response } from '../engine/index.js';
import { evolveDialogue, respond } from '../engine/index.js';
import { wordReply } from '../mind/index.js';
import type { DispositionValues, LearnerTurn, Play, Utterance } from '../model/index.js';
import { probeLearner } from '../probes/index.js';
import { counterpartOf, readTurn } from '../recognisers/index.js';
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

/** How far a trial goes on after the sentence itself, in learner turns. */
const FURTHER_TURNS = 2;

interface Tried {
  /** Where the conversation stands once the persona has answered. */
  standing: Standing;
  /** The state in which the persona answers. */
  moved: DialogueState;
  response: Response;
}

/** How well the persona is disposed, as one number: -100 to 200. */
const goodwill = ({ trust, tension, openness }: DispositionValues): number => trust + openness - tension;

/** A reply without its words: what the trace rests on. */
const unworded = ({ move, takesUp, points, asks, answers }: ReplyPlan): Utterance => ({
  ...{ move, takesUp, points, asks, answers },
  lines: [],
});

function say(play: Play, { state, said }: Standing, text: string): Tried {
  const { language } = state;
  const previous = said.at(-1);
  const reading = readTurn({
    ...{ text, language, play, authored: true, history: said.slice(0, -1) },
    ...(previous && { previous }),
  });
  const turn: LearnerTurn = { speaker: 'learner', turn: 0, text, startedMs: 0, endedMs: 0, mode: 'typed', reading };
  const response = respond(play, state, { kind: 'turn', turn: 0, reading });
  const heard = evolveDialogue(play, state, { kind: 'learner_turn', turn });
  const moved = evolveDialogue(play, heard, { kind: 'shift', shift: response.shift });
  const { plan } = response;
  return {
    moved,
    response,
    standing: plan ? answered(play, { state: moved, said }, unworded(plan)) : { state: moved, said },
  };
}

function answered(play: Play, { state, said }: Standing, utterance: Utterance): Standing {
  const turn = { speaker: 'persona', turn: 0, text: '', startedMs: 0, endedMs: 0, mode: 'typed', utterance } as const;
  return {
    state: evolveDialogue(play, state, { kind: 'persona_turn', turn }),
    said: [...said, counterpartOf(play, utterance)],
  };
}

const variants = 4;
const averageWords = new WeakMap<Play, Map<string, readonly string[]>>();

/**
 * What an average learner would say next, whatever has been said: the same after every sentence that is tried at a turn,
 * so that trials can be compared.
 */
function wordsOfAverageLearner(play: Play, { language, learnerTurns }: DialogueState): readonly string[] {
  const seed = learnerTurns % variants;
  const known = averageWords.get(play) ?? new Map<string, readonly string[]>();
  averageWords.set(play, known);
  const words = known.get(`${language}/${seed}`) ?? spokenBy(play, language, seed);
  known.set(`${language}/${seed}`, words);
  return words;
}

function spokenBy(play: Play, language: Language, seed: number): readonly string[] {
  const learner = probeLearner({ play, language, level: 'competent', seed });
  // The first turn greets; this learner has come into the conversation already.
  learner.next({ heard: null });
  const acts = Array.from({ length: FURTHER_TURNS }, () => learner.next({ heard: null }));
  return acts.flatMap((act) => (act.kind === 'say' ? act.text : []));
}

/** The disposition some turns further on, or when the conversation ends. */
function furtherOn(play: Play, from: Standing): DispositionValues {
  let standing = from;
  for (const text of wordsOfAverageLearner(play, from.state)) {
    const next = say(play, standing, text);
    standing = next.standing;
    if (next.response.end) break;
  }
  return standing.state.disposition;
}

/**
 * Plays a sentence of the content through the engine as if the learner had said it then, and two turns further with an
 * average learner. Null where it would not have moved the persona for the better, or where after these two turns it
 * would have come to no more than what was really said, followed by the same. Pure: the same occasion and sentence give
 * the same trial.
 */
export function tryWords(play: Play, { before: standing, said }: Occasion, words: string): Trial | null {
  const before = standing.state.disposition;
  const tried = say(play, standing, words);
  const { moved, response } = tried;
  const after = moved.disposition;
  if (response.plan === null || response.end?.reason === 'persona_left') return null;
  if (goodwill(after) <= goodwill(before)) return null;
  const isOver = response.end?.reason === 'objective_reached';
  if (!isOver && goodwill(furtherOn(play, tried.standing)) <= goodwill(furtherOn(play, said ?? standing))) return null;
  return { answer: wordReply(play, moved, response.plan).text, before, after };
}
