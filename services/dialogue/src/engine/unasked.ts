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

const both =
  (one: Holds, other: Holds): Holds =>
  (moment) =>
    one(moment) && other(moment);

/**
 * Whether a turn gives what a question of the persona's would ask for, though it was not put: the scenario's own cues say
 * so by themselves, a value where it is meant to hold, and an act in general ("agreement") only of a matter that is named.
 */
export const compileUnasked = (answeredBy: Condition, own: ReadonlySet<string>): Holds => {
  const { any = [], cue = [], slot, ...others } = answeredBy;
  const cues = listOf(cue).filter((one) => others.topic !== undefined || own.has(one));
  const holds = compileCondition(others);
  const ways = [
    ...(cues.length > 0 ? [both(holds, compileCondition({ cue: [...cues] }))] : []),
    ...(slot === undefined ? [] : [both(holds, isGiven(listOf(slot)))]),
    ...any.map((one) => both(holds, compileUnasked(one, own))),
  ];
  return (moment) => ways.some((way) => way(moment));
};
