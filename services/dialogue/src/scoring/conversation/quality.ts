import type { LearnerTurn } from '../../model/index.js';
import { advisesUnasked } from '../metrics.js';
import { saysNothing, wordsOf } from '../floor.js';
import type { SessionView, Step } from '../session-view.js';

/** The parts of the quality figure, each 0 to 1. */
export interface QualityParts {
  reflecting: number;
  holdingBack: number;
  uptake: number;
  room: number;
  respect: number;
}

/**
 * Weights by what is known of expert-labelled conversations (docs/measurement.md): reflections per turn and holding back
 * advice separate good from poor best, the length of turns does fairly, and the open share of questions not at all: it
 * has no weight. Uptake and respect are the same stance by other signs.
 */
const WEIGHTS: QualityParts = { reflecting: 0.35, holdingBack: 0.25, uptake: 0.15, room: 0.15, respect: 0.1 };

/** Turns that an average conversation adds to each rate, so that three turns cannot make a perfect one. */
const PRIOR_TURNS = 4;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

const hasCue = ({ reading }: LearnerTurn, cues: readonly string[]) =>
  reading.cues.some(({ cue }) => cues.includes(cue));

/** A share of turns, drawn towards `usual` where there are few. */
const shrunk = (sum: number, turns: number, usual: number) => (sum + PRIOR_TURNS * usual) / (turns + PRIOR_TURNS);

const WORTH_OF_REFLECTION = { none: 0, simple: 1, complex: 1.5 } as const;
const HARSH = ['dismissal', 'blame', 'threat', 'insult', 'empty_reassurance'];

/** Reflections a turn: 0.4 and above is as good as it gets, since questions and information have their place too. */
function reflecting(steps: readonly Step[]): number {
  const worth = steps.reduce((sum, { turn }) => sum + WORTH_OF_REFLECTION[turn.reading.reflection], 0);
  return clamp(shrunk(worth, steps.length, 0.12) / 0.4);
}

/** Full marks without unasked advice, none where four turns of ten advise. */
function holdingBack(steps: readonly Step[]): number {
  return 1 - clamp(shrunk(steps.filter(advisesUnasked).length, steps.length, 0.12) / 0.4);
}

function uptake(steps: readonly Step[]): number {
  const replies = steps.filter(({ heard }) => heard !== undefined);
  const sum = replies.reduce((total, { turn }) => total + turn.reading.uptake, 0);
  return clamp(shrunk(sum, replies.length, 0.3) / 0.6);
}

/** Words of both that are the learner's, 0 to 1. */
function shareOfWords({ transcript, steps }: SessionView): number {
  const own = steps.reduce((sum, { turn }) => sum + turn.reading.wordCount, 0);
  const theirs = transcript.turns.reduce(
    (sum, turn) => sum + (turn.speaker === 'persona' ? wordsOf(turn.text).length : 0),
    0,
  );
  return own + theirs === 0 ? 0.5 : own / (own + theirs);
}

/**
 * Half by the share of words (full marks up to 0.3, none from 0.8), half by the length of turns (full marks up to 15
 * words, none from 75).
 */
function room(view: SessionView): number {
  const words = view.steps.reduce((sum, { turn }) => sum + turn.reading.wordCount, 0);
  const share = 1 - clamp((shareOfWords(view) - 0.3) / 0.5);
  const length = 1 - clamp((words / view.steps.length - 15) / 60);
  return (share + length) / 2;
}

/** Full marks without a harsh or soothing turn, none where one in four is. */
function respect(steps: readonly Step[]): number {
  const harsh = steps.filter(({ turn }) => hasCue(turn, HARSH)).length;
  return 1 - clamp(shrunk(harsh, steps.length, 0.02) / 0.25);
}

export function qualityParts(view: SessionView): QualityParts {
  const { steps } = view;
  return {
    reflecting: reflecting(steps),
    holdingBack: holdingBack(steps),
    uptake: uptake(steps),
    room: room(view),
    respect: respect(steps),
  };
}

/**
 * How well the learner listened and left room, 0 to 100, one decimal: the weighted mean of the parts. It reads rates, not
 * counts, and treats either speaker alike; a conversation in which the learner says nothing has 0, as its skills have:
 * fillers hold back advice too. The number of turns is to be reported beside it.
 */
export function qualityOf(view: SessionView): number {
  if (saysNothing(view)) return 0;
  const parts = qualityParts(view);
  const names = Object.keys(WEIGHTS) as (keyof QualityParts)[];
  return Math.round(names.reduce((sum, name) => sum + WEIGHTS[name] * parts[name], 0) * 1000) / 10;
}
