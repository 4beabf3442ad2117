import type { Scenario } from '@repartee/proto';

import type { LearnerTurn, Transcript } from '../model/index.js';
import type { SoundMetrics } from './metrics-sound.js';
import { soundMetrics } from './metrics-sound.js';
import type { SessionView, Step } from './session-view.js';
import { viewSession } from './session-view.js';

/** What the learner did, counted from the recognisers' readings. Shares are 0 to 1. */
export interface SpeechMetrics {
  learnerTurns: number;
  counterpartTurns: number;
  learnerWords: number;
  /** Learner turns that hold a question. */
  questions: number;
  openQuestions: number;
  reflections: number;
  complexReflections: number;
  /** Learner turns that inform or advise unasked. */
  adviceTurns: number;
  /** Mean over the turns that answer one of the counterpart's. */
  uptakeMean: number;
}

/** What it did to the persona. */
export interface EffectMetrics {
  /** Turn of the first lever that worked; absent where none did. */
  firstLeverTurn?: number;
  leversReached: number;
  leversAvailable: number;
  missteps: number;
  /** Mean learner turns from a misstep until trust is back where it was; absent without a misstep. */
  turnsToRecover?: number;
  /** Mean over learner turns of trust + openness - tension, -100 to 200: the area under the curve, by turn. */
  dispositionArea: number;
}

/** Definitions: docs/measurement.md. `sound` is absent, not zero, where any turn was typed. */
export interface SessionMetrics {
  speech: SpeechMetrics;
  effect: EffectMetrics;
  sound?: SoundMetrics;
}

const has = (turn: LearnerTurn, cue: string) => turn.reading.cues.some((one) => one.cue === cue);

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const count = (steps: readonly Step[], is: (step: Step) => boolean) => steps.filter(is).length;

/** Advice nobody asked for, and information given where no question was put. */
export function advisesUnasked({ turn, heard }: Step): boolean {
  const wasAsked = (heard?.utterance.asks.length ?? 0) > 0;
  return has(turn, 'unasked_advice') || (has(turn, 'explanation') && !wasAsked);
}

/** Counts over learner turns; `reflections` and the rest may be set against `learnerTurns` as rates. */
export function speechMetrics({ transcript, steps }: SessionView): SpeechMetrics {
  const replies = steps.filter(({ heard }) => heard !== undefined);
  return {
    learnerTurns: steps.length,
    counterpartTurns: transcript.turns.length - steps.length,
    learnerWords: steps.reduce((sum, { turn }) => sum + turn.reading.wordCount, 0),
    questions: count(steps, ({ turn }) => turn.reading.question !== 'none'),
    openQuestions: count(steps, ({ turn }) => turn.reading.question === 'open'),
    reflections: count(steps, ({ turn }) => turn.reading.reflection !== 'none'),
    complexReflections: count(steps, ({ turn }) => turn.reading.reflection === 'complex'),
    adviceTurns: count(steps, advisesUnasked),
    uptakeMean: mean(replies.map(({ turn }) => turn.reading.uptake)),
  };
}

/** Learner turns after the misstep until trust is what it was before; one more than there were where it never was. */
function turnsUntilTrustIsBack(misstep: Step, steps: readonly Step[]): number {
  const later = steps.slice(misstep.index + 1);
  const back = later.findIndex(({ after }) => after.trust >= misstep.before.trust);
  return back === -1 ? later.length + 1 : back + 1;
}

const causesOf = ({ shift }: Step, kind: 'lever' | 'misstep') =>
  (shift?.causes ?? []).filter((cause) => cause.kind === kind && cause.withheld === '');

function effectMetrics({ steps }: SessionView, scenario: Pick<Scenario, 'levers'>): EffectMetrics {
  const withLever = steps.filter((step) => causesOf(step, 'lever').length > 0);
  const withMisstep = steps.filter((step) => causesOf(step, 'misstep').length > 0);
  const reached = new Set(withLever.flatMap((step) => causesOf(step, 'lever').map(({ id }) => id)));
  return {
    ...(withLever[0] && { firstLeverTurn: withLever[0].turn.turn }),
    leversReached: reached.size,
    leversAvailable: scenario.levers.length,
    missteps: withMisstep.reduce((sum, step) => sum + causesOf(step, 'misstep').length, 0),
    ...(withMisstep.length > 0 && {
      turnsToRecover: mean(withMisstep.map((step) => turnsUntilTrustIsBack(step, steps))),
    }),
    dispositionArea: mean(steps.map(({ after }) => after.trust + after.openness - after.tension)),
  };
}

/** The metrics of a session that is already arranged by learner turns. */
export function metricsOfView(view: SessionView, scenario: Pick<Scenario, 'levers'>): SessionMetrics {
  const sound = soundMetrics(view);
  return { speech: speechMetrics(view), effect: effectMetrics(view, scenario), ...(sound && { sound }) };
}

/** Every metric of a session, from its turns and what they moved; no model. */
export function measureSession(scenario: Pick<Scenario, 'levers'>, transcript: Transcript): SessionMetrics {
  return metricsOfView(viewSession(transcript), scenario);
}
