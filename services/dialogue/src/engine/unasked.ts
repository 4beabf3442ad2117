import type { Condition, SlotType } from '@repartee/proto';
import type { Holds } from './condition.js';
import { compileCondition, listOf } from './condition.js';

/** A value that is meant to hold, said in this turn: not a day on which something happened. */
const isGiven =
  (wanted: readonly SlotType[]): Holds =>
  ({ ledger, learnerTurns }) =>
    ledger.some(
      ({ type, at, firm, past }) => at === learnerTurns && firm && !past && wanted.some((one) => one === type),
    );

/** A value says nothing of another matter than the one it is given for. */
const isOn =
  (topics: readonly string[]): Holds =>
  ({ heard }) =>
    topics.length === 0 || topics.some((topic) => heard.topics.includes(topic));

const both =
  (one: Holds, other: Holds): Holds =>
  (moment) =>
    one(moment) && other(moment);

/**
 * Whether a turn gives what a question of the persona's would ask for, though it was not put: by one of the scenario's own
 * cues, or a value that is meant to hold, said of its matter. An act in general, such as agreeing, answers only what was asked.
 */
export const compileUnasked = (answeredBy: Condition, own: ReadonlySet<string>, topics: readonly string[]): Holds => {
  const { any = [], cue = [], slot, ...others } = answeredBy;
  const cues = listOf(cue).filter((one) => own.has(one));
  const holds = compileCondition(others);
  const ways = [
    ...(cues.length > 0 ? [both(holds, compileCondition({ cue: [...cues] }))] : []),
    ...(slot === undefined ? [] : [both(holds, both(isOn(topics), isGiven(listOf(slot))))]),
    ...any.map((one) => both(holds, compileUnasked(one, own, topics))),
  ];
  return (moment) => ways.some((way) => way(moment));
};
