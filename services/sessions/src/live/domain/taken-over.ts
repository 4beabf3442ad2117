import { SessionError } from './session-errors.js';
import type { SessionEvent } from './session-events.js';

/** What a fork takes over from the session it leaves. */
export interface TakenOver {
  events: readonly SessionEvent[];
  /** Session time that had passed when the turn before was said, in milliseconds. */
  atMs: number;
}

const belongsToTheTalk = ({ type }: SessionEvent): boolean =>
  type === 'TurnSpoken' || type === 'DispositionShifted' || type === 'SilenceFell' || type === 'TurnInterrupted';

/**
 * What was said and felt before a learner turn; connections and pauses stay behind. The time the learner took to think
 * about that turn is given back.
 * @throws SessionError where it is no learner turn of the session
 */
export function takenOver(history: readonly SessionEvent[], turn: number): TakenOver {
  const at = history.findIndex((event) => event.type === 'TurnSpoken' && event.turn.turn === turn);
  const left = history[at];
  if (left?.type !== 'TurnSpoken' || left.turn.speaker !== 'learner')
    throw new SessionError('turn_not_found', `There is no learner turn ${turn} to leave from; choose one of your own.`);
  const events = history.slice(0, at).filter(belongsToTheTalk);
  const last = events.findLast((event) => event.type === 'TurnSpoken');
  return { events, atMs: last?.type === 'TurnSpoken' ? last.turn.endedMs : 0 };
}
