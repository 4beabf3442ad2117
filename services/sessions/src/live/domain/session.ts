import type {
  DialogueState,
  Happened,
  PersonaTurn,
  Play,
  SessionEnding,
  Shift,
  Stimulus,
  Turn,
  Utterance,
} from '@repartee/dialogue';
import { evolveDialogue, openDialogue } from '@repartee/dialogue';

import type { SessionEvent, SessionOpening } from './session-events.js';

/**
 * The session's own time, in milliseconds: it stands still while the connection is lost, so that nobody loses
 * minutes to a network or a restart, and while the learner has paused it. `since` is UTC, milliseconds since 1970.
 */
export type SessionClock =
  { running: true; atMs: number; since: number } | { running: false; atMs: number; paused: boolean };

/** What the persona was told last, and the states from which it answers: before that, and once it has heard it. */
export interface Prompt {
  stimulus: Stimulus;
  before: DialogueState;
  heard: DialogueState;
  /** Turns on record by then, that of the learner included. */
  turns: number;
}

export interface LiveSession {
  status: 'live';
  opening: SessionOpening;
  /** UTC, milliseconds since 1970. */
  startedAt: number;
  play: Play;
  clock: SessionClock;
  dialogue: DialogueState;
  turns: readonly Turn[];
  shifts: readonly Shift[];
  /** Null before the learner has said anything, or been silent. */
  prompt: Prompt | null;
  /** The turn of the persona that the learner interrupted last. */
  interrupted: number | null;
  /** The turn of the learner that the persona interrupted last. */
  cutIn: number | null;
  /** Ids of the client's turns and silences that are on record, with the number of the turn; null for a silence. */
  heard: ReadonlyMap<string, number | null>;
}

export interface EndedSession extends Omit<LiveSession, 'status'> {
  status: 'ended';
  ending: SessionEnding;
  /** UTC, milliseconds since 1970. */
  endedAt: number;
  /** The learner chose it as the one to hold on to; a later choice in its family may have taken its place. */
  kept: boolean;
}

export type SessionState = { status: 'unborn' } | LiveSession | EndedSession;

export const initialState: SessionState = { status: 'unborn' };

/**
 * Folds an event into the session. Dispositions are read from events and never computed again. Never throws: what does
 * not fit the state leaves it as it was.
 */
export function evolve(state: SessionState, event: SessionEvent, play: Play): SessionState {
  if (event.type === 'SessionStarted')
    return state.status === 'unborn' ? born(event.opening, event.startedAt, play) : state;
  if (event.type === 'SessionKept') return state.status === 'ended' ? { ...state, kept: true } : state;
  if (state.status !== 'live') return state;
  switch (event.type) {
    case 'TurnSpoken':
      return spoken(state, event);
    case 'DispositionShifted':
      return { ...folded(state, { kind: 'shift', shift: event.shift }), shifts: [...state.shifts, event.shift] };
    case 'SilenceFell':
      return fallen(state, event);
    case 'TurnInterrupted':
      return event.by === 'learner' ? { ...state, interrupted: event.turn } : { ...state, cutIn: event.turn };
    case 'ConnectionLost':
      return { ...state, clock: { running: false, atMs: event.atMs, paused: false } };
    case 'SessionPaused':
      return { ...state, clock: { running: false, atMs: event.atMs, paused: true } };
    case 'ConnectionResumed':
    case 'SessionContinued':
      return { ...state, clock: { running: true, atMs: event.atMs, since: event.at } };
    case 'SessionEnded':
      return {
        ...state,
        status: 'ended',
        ending: event.ending,
        endedAt: event.at,
        kept: false,
        clock: { running: false, atMs: event.ending.atMs, paused: false },
      };
  }
}

/**
 * Milliseconds of session time at this moment, never beyond the limit, and never before the last turn: where the
 * machine's clock is set back, the session's stands still until it is reached again.
 */
export function elapsedMs({ clock, opening, turns }: LiveSession | EndedSession, now: number): number {
  const elapsed = clock.running ? clock.atMs + Math.max(0, now - clock.since) : clock.atMs;
  return Math.min(Math.max(elapsed, turns.at(-1)?.endedMs ?? 0), opening.limitMs);
}

export const isPaused = ({ clock }: LiveSession | EndedSession): boolean => !clock.running && clock.paused;

/** The id that the client gave a turn of its learner's; null where it has none. */
export function clientIdOf({ heard }: LiveSession | EndedSession, turn: number): string | null {
  return [...heard].find(([, of]) => of === turn)?.[0] ?? null;
}

/** The persona's last turn, or undefined before it has spoken. */
export function lastUtterance({ turns }: LiveSession): Utterance | undefined {
  return turns.findLast((turn): turn is PersonaTurn => turn.speaker === 'persona')?.utterance;
}

function born(opening: SessionOpening, startedAt: number, play: Play): LiveSession {
  return {
    status: 'live',
    opening,
    startedAt,
    play,
    clock: { running: true, atMs: opening.fork?.atMs ?? 0, since: startedAt },
    dialogue: openDialogue(play, opening).state,
    turns: [],
    shifts: [],
    prompt: null,
    interrupted: null,
    cutIn: null,
    heard: new Map(),
  };
}

function spoken(state: LiveSession, { turn, ...event }: SessionEvent & { type: 'TurnSpoken' }): LiveSession {
  const turns = [...state.turns, turn];
  if (turn.speaker === 'persona') {
    // What nobody has heard was not said.
    const isHeard = turn.text !== '' || !turn.heard;
    return { ...(isHeard ? folded(state, { kind: 'persona_turn', turn }) : state), turns };
  }
  const after = folded(state, { kind: 'learner_turn', turn });
  const stimulus: Stimulus = { kind: 'turn', turn: turn.turn, reading: turn.reading };
  return {
    ...after,
    turns,
    prompt: { stimulus, before: state.dialogue, heard: after.dialogue, turns: turns.length },
    heard: withId(state.heard, 'clientTurnId' in event ? event.clientTurnId : '', turn.turn),
  };
}

function fallen(state: LiveSession, { silence, clientTurnId }: SessionEvent & { type: 'SilenceFell' }): LiveSession {
  const after = folded(state, { kind: 'silence', silence });
  const { afterTurn, place } = silence;
  return {
    ...after,
    prompt: {
      stimulus: { kind: 'silence', afterTurn, place },
      ...{ before: state.dialogue, heard: after.dialogue, turns: state.turns.length },
    },
    heard: withId(state.heard, clientTurnId, null),
  };
}

/** What is spoken has no id of the client's. */
const withId = (heard: LiveSession['heard'], id: string, turn: number | null): LiveSession['heard'] =>
  id === '' ? heard : new Map([...heard, [id, turn]]);

function folded(state: LiveSession, happened: Happened): LiveSession {
  return { ...state, dialogue: evolveDialogue(state.play, state.dialogue, happened) };
}
