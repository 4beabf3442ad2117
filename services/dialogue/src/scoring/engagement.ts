import { turnsOfSubstance } from './floor.js';
import type { SessionView, Step } from './session-view.js';

/** Something avoided says something only where there was this much to go wrong: learner turns that engage. */
const FEWEST_TURNS = 3;
/** So much of what was said has to: words at random touch the matter now and then. */
const SMALLEST_SHARE = 1 / 3;
/** From here on a turn builds on more of the persona's words than its grammar. */
const BUILDS_FROM = 0.25;

/** Asks what the scenario knows an answer to, asks on, or names one of its topics. */
function isOnTheMatter({ turn: { reading } }: Step): boolean {
  const asks = reading.asks.some((ask) => !ask.startsWith('other:') || ask.startsWith('other:more'));
  return asks || reading.topics.length > 0;
}

function buildsOnWhatWasSaid({ turn: { reading } }: Step): boolean {
  return reading.reflection !== 'none' || reading.uptake >= BUILDS_FROM;
}

/** Turned to the other by what they do, whatever the matter is. */
const ADDRESSING = new Set([
  'emotion_acknowledged',
  'apology',
  'summary',
  'praise',
  'proposal',
  'commitment',
  'next_step',
]);

const addressesThem = ({ turn: { reading } }: Step) => reading.cues.some(({ cue }) => ADDRESSING.has(cue));

const isQuestion = (cue: string) => cue === 'open_question' || cue === 'closed_question';

/** A lever or a repair, by more than the form of a question: any question opens, whatever it is about. */
function movesThePersona({ turn: { reading }, shift }: Step): boolean {
  const moved = (shift?.causes ?? []).some(({ kind }) => kind === 'lever' || kind === 'repair');
  return moved && reading.cues.some(({ cue }) => !isQuestion(cue));
}

/** Whether a turn is about the matter or about the other; what is said at random is neither. */
export const engages = (step: Step): boolean =>
  isOnTheMatter(step) || buildsOnWhatWasSaid(step) || addressesThem(step) || movesThePersona(step);

const UNHEARD = { cues: [], question: 'none', reflection: 'none', uptake: 0, topics: [], asks: [], slots: [] } as const;

const unheard = (step: Step): Step => ({
  ...step,
  turn: { ...step.turn, reading: { ...step.turn.reading, ...UNHEARD } },
  shift: undefined,
});

export interface Engagement {
  /** Whether there was enough of it for something to have been avoided, and not only absent. */
  isEngaged: boolean;
  /** What can earn something: all of the session, or its turns that engage where they are lost among others. */
  earning: SessionView;
}

/** How far the learner held this conversation and no other; `engagesIn` tells the turns that do. */
export function engagementIn(view: SessionView, engagesIn: (step: Step) => boolean): Engagement {
  const said = turnsOfSubstance(view);
  const engaged = said.filter(engagesIn).length;
  const isAtIt = engaged >= said.length * SMALLEST_SHARE;
  const steps = view.steps.map((step) => (engagesIn(step) ? step : unheard(step)));
  return { isEngaged: isAtIt && engaged >= FEWEST_TURNS, earning: isAtIt ? view : { ...view, steps } };
}
