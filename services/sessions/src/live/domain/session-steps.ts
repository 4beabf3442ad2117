import type { CounterpartTurn, Reading, SessionEnding, Tool } from '@repartee/dialogue';
import { counterpartOf, readTurn } from '@repartee/dialogue';
import type { InputMode } from '@repartee/proto';

import type { SessionEvent } from './session-events.js';
import type { LiveSession } from './session.js';
import { evolve } from './session.js';

/** What the recognisers make of a learner's words at this place of the conversation. */
export function readingOf({ play, opening, turns }: LiveSession, text: string): Reading {
  const said = turns.flatMap((turn): CounterpartTurn[] =>
    turn.speaker === 'persona' ? [counterpartOf(play, turn.utterance)] : [],
  );
  const previous = said.pop();
  return readTurn({ text, language: opening.language, play, history: said, ...(previous && { previous }) });
}

/** The session after events that do not end it. */
export function applied(session: LiveSession, events: readonly SessionEvent[]): LiveSession {
  return events.reduce<LiveSession>((state, event) => {
    const next = evolve(state, event, state.play);
    return next.status === 'live' ? next : state;
  }, session);
}

/** The end of the session, with how things stand in it; mode and mind are those it started with, unless they were others. */
export function ended(
  { opening, turns, dialogue }: LiveSession,
  ending: SessionEnding,
  at: number,
  { mode, mind }: { mode: InputMode; mind: Tool } = opening,
): SessionEvent {
  const { disposition, stance } = dialogue;
  const { reason, objectiveReached, atMs } = ending;
  return {
    type: 'SessionEnded',
    ending: { reason, objectiveReached, atMs },
    at,
    mode,
    mind,
    final: { turns: turns.length, disposition, stance },
  };
}
