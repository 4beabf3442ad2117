import type { Condition } from '@repartee/proto';

import type { Cause, DispositionValues, Stance } from '../../model/index.js';
import { keepsTo } from '../bound.js';
import type { SessionView, Step } from '../session-view.js';

/** Ids with the place, among the learner turns, of the one that brought them about. */
type Firsts = ReadonlyMap<string, number>;

interface History {
  levers: Firsts;
  missteps: Firsts;
  facts: Firsts;
  shown: Firsts;
  /** A point said before a turn has the place of the turn before that. */
  said: Firsts;
  /** The places of all missteps. */
  misstepPlaces: readonly number[];
}

/** What had come about before the learner turn at this place. */
export interface Situation {
  place: number;
  disposition: DispositionValues;
  stance: Stance;
  history: History;
}

function firstsOf(steps: readonly Step[], idsOf: (step: Step) => readonly string[]): Firsts {
  const firsts = new Map<string, number>();
  for (const step of steps) {
    for (const id of idsOf(step)) if (!firsts.has(id)) firsts.set(id, step.index);
  }
  return firsts;
}

const causesOf = ({ shift }: Step, kind: Cause['kind']) =>
  (shift?.causes ?? []).filter((cause) => cause.kind === kind && cause.withheld === '').map(({ id }) => id);

const heardAfter = (step: Step | undefined) => step?.heard?.utterance.points ?? [];

/** The situation that each learner turn met, by its place among them. */
export function situationsOf({ steps, transcript }: SessionView): Situation[] {
  const history: History = {
    levers: firstsOf(steps, (step) => causesOf(step, 'lever')),
    missteps: firstsOf(steps, (step) => causesOf(step, 'misstep')),
    facts: firstsOf(steps, ({ shift }) => shift?.factsOpened ?? []),
    shown: firstsOf(steps, ({ turn }) => turn.reading.cues.map(({ cue }) => cue)),
    said: firstsOf(steps, ({ index }) => heardAfter(steps[index + 1])),
    misstepPlaces: steps.flatMap((step) => causesOf(step, 'misstep').map(() => step.index)),
  };
  return steps.map(({ index, before }) => ({
    place: index,
    disposition: before,
    stance: steps[index - 1]?.stanceAfter ?? transcript.start.stance,
    history,
  }));
}

const before = (firsts: Firsts, place: number) => (id: string) => (firsts.get(id) ?? Infinity) < place;

const countBefore = (places: Iterable<number>, place: number) => [...places].filter((one) => one < place).length;

type Test = (condition: Condition, situation: Situation) => boolean;

const among = (wanted: string | string[] | undefined, has: (id: string) => boolean) =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.some(has) : has(wanted));

const tests: readonly Test[] = [
  ({ trust }, { disposition }) => trust === undefined || keepsTo(trust, disposition.trust),
  ({ tension }, { disposition }) => tension === undefined || keepsTo(tension, disposition.tension),
  ({ openness }, { disposition }) => openness === undefined || keepsTo(openness, disposition.openness),
  ({ turns }, { place }) => turns === undefined || keepsTo(turns, place + 1),
  ({ levers }, { place, history }) =>
    levers === undefined || keepsTo(levers, countBefore(history.levers.values(), place)),
  ({ missteps }, { place, history }) =>
    missteps === undefined || keepsTo(missteps, countBefore(history.misstepPlaces, place)),
  ({ facts }, { place, history }) => facts === undefined || keepsTo(facts, countBefore(history.facts.values(), place)),
  ({ stance }, situation) => among(stance, (id) => id === situation.stance),
  ({ lever }, { place, history }) => among(lever, before(history.levers, place)),
  ({ misstep }, { place, history }) => among(misstep, before(history.missteps, place)),
  ({ fact }, { place, history }) => among(fact, before(history.facts, place)),
  ({ said }, { place, history }) => among(said, before(history.said, place)),
  ({ shown }, { place, history }) => among(shown, before(history.shown, place)),
  ({ any }, situation) => any === undefined || any.some((one) => couldHold(one, situation)),
  ({ not }, situation) => not === undefined || !couldHold(not, situation),
];

/**
 * Whether a turn could have made the condition hold in this situation. What the condition asks of the turn itself (cue,
 * topic, slot, question, promise) is taken as given: it is the turn that was not said.
 */
export function couldHold(condition: Condition, situation: Situation): boolean {
  return tests.every((test) => test(condition, situation));
}
