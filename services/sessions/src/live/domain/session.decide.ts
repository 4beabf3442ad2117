import type {
  CounterpartTurn,
  PersonaTurn,
  Play,
  Reading,
  Reply,
  Response,
  SessionEnding,
  Stimulus,
} from '@repartee/dialogue';
import {
  closeDialogue,
  counterpartOf,
  openDialogue,
  readTurn,
  respond,
  silencePlace,
  wordReply,
} from '@repartee/dialogue';

import { SessionError } from './session-errors.js';
import type { SessionEvent, SessionOpening } from './session-events.js';
import type { EndedSession, LiveSession, SessionState } from './session.js';
import { elapsedMs, evolve, initialState, isPaused } from './session.js';

/** `at` is UTC in milliseconds since 1970, given by whoever issues the command. */
export type SessionCommand =
  | { type: 'Start'; at: number; opening: Omit<SessionOpening, 'disposition' | 'stance'>; play: Play }
  | { type: 'Fork'; at: number; opening: SessionOpening; takenOver: readonly SessionEvent[]; play: Play }
  | { type: 'Say'; at: number; clientTurnId: string; text: string }
  | { type: 'StaySilent'; at: number; clientTurnId: string }
  | { type: 'Close'; at: number }
  | { type: 'CallTime'; at: number }
  | { type: 'LoseConnection'; at: number }
  | { type: 'ResumeConnection'; at: number }
  | { type: 'Pause'; at: number }
  | { type: 'Continue'; at: number }
  | { type: 'Abandon'; at: number }
  | { type: 'Keep'; at: number };

/** What a command makes happen; nothing where it has happened already. Throws SessionError where it may not. */
export function decide(command: SessionCommand, state: SessionState): SessionEvent[] {
  if (command.type === 'Start') return start(command, state);
  if (command.type === 'Fork') return fork(command, state);
  if (state.status === 'unborn') throw new SessionError('session_not_found', 'There is no such session.');
  switch (command.type) {
    case 'Say':
      return state.heard.has(command.clientTurnId) ? [] : say(command, live(state));
    case 'StaySilent':
      return state.heard.has(command.clientTurnId) ? [] : staySilent(command, live(state));
    case 'Close':
      return state.status === 'ended' ? [] : close(state, command.at, 'learner');
    case 'CallTime':
      return state.status === 'ended' ? [] : callTime(state, command.at);
    case 'LoseConnection':
      return state.status === 'live' && state.clock.running
        ? [{ type: 'ConnectionLost', atMs: elapsedMs(state, command.at) }]
        : [];
    case 'ResumeConnection':
      return state.status === 'live' && !state.clock.running && !state.clock.paused
        ? [{ type: 'ConnectionResumed', atMs: state.clock.atMs, at: command.at }]
        : [];
    case 'Pause':
      return state.status === 'ended' || isPaused(state) ? [] : pause(live(state), command.at);
    case 'Continue':
      return state.status === 'live' && isPaused(state)
        ? [{ type: 'SessionContinued', atMs: state.clock.atMs, at: command.at }]
        : [];
    case 'Abandon':
      return state.status === 'live' && !state.clock.running ? [abandoned(state)] : [];
    case 'Keep':
      return keep(state);
    default:
      return command satisfies never;
  }
}

function start({ opening, play, at }: SessionCommand & { type: 'Start' }, state: SessionState): SessionEvent[] {
  if (state.status !== 'unborn') throw new SessionError('session_exists', 'This session has started already.');
  const dialogue = openDialogue(play, opening);
  const started: SessionEvent = {
    type: 'SessionStarted',
    startedAt: at,
    opening: { ...opening, disposition: dialogue.state.disposition, stance: dialogue.state.stance },
  };
  if (!dialogue.opening) return [started];
  const session = evolve(initialState, started, play);
  return session.status === 'live' ? [started, personaTurn(session, dialogue.opening, 0)] : [started];
}

/** A fork begins with what it takes over, in its own stream: whoever reads it needs no other. */
function fork({ opening, takenOver, at }: SessionCommand & { type: 'Fork' }, state: SessionState): SessionEvent[] {
  if (state.status !== 'unborn') throw new SessionError('session_exists', 'This session has started already.');
  return [{ type: 'SessionStarted', startedAt: at, opening }, ...takenOver];
}

function pause(session: LiveSession, at: number): SessionEvent[] {
  if (session.opening.purpose !== 'practice')
    throw new SessionError('pause_not_allowed', 'An assessed conversation has no pause; practise one to use it.');
  return [{ type: 'SessionPaused', atMs: elapsedMs(session, at) }];
}

function keep(state: LiveSession | EndedSession): SessionEvent[] {
  if (state.status !== 'ended')
    throw new SessionError('session_not_over', 'This conversation is not over yet; end it before you keep it.');
  const { sessionId, fork: left } = state.opening;
  return [{ type: 'SessionKept', rootSessionId: left?.rootSessionId ?? sessionId }];
}

function live(state: SessionState): LiveSession {
  if (state.status !== 'live')
    throw new SessionError('session_over', 'This conversation is over; its debriefing is waiting.');
  if (isPaused(state))
    throw new SessionError('session_paused', 'The conversation is paused; continue it before you go on.');
  if (!state.clock.running)
    throw new SessionError('session_paused', 'The connection was lost; resume the conversation before you go on.');
  return state;
}

function say({ at, clientTurnId, text }: SessionCommand & { type: 'Say' }, session: LiveSession): SessionEvent[] {
  const atMs = elapsedMs(session, at);
  if (atMs >= session.opening.limitMs) return close(session, at, 'time');
  const reading = read(session, text);
  const turn = session.turns.length;
  const spoken: SessionEvent = {
    type: 'TurnSpoken',
    clientTurnId,
    turn: { speaker: 'learner', turn, text, startedMs: atMs, endedMs: atMs, mode: session.opening.mode, reading },
  };
  return [spoken, ...answer(session, spoken, { kind: 'turn', turn, reading }, atMs)];
}

function staySilent(
  { at, clientTurnId }: SessionCommand & { type: 'StaySilent' },
  session: LiveSession,
): SessionEvent[] {
  const atMs = elapsedMs(session, at);
  if (atMs >= session.opening.limitMs) return close(session, at, 'time');
  const place = silencePlace(session.play, session.dialogue);
  const afterTurn = Math.max(0, session.turns.length - 1);
  const fell: SessionEvent = { type: 'SilenceFell', clientTurnId, silence: { afterTurn, place, atMs } };
  return [fell, ...answer(session, fell, { kind: 'silence', afterTurn, place }, atMs)];
}

/** What the persona makes of it: the shift, its reply and, where its rules say so, the end. */
function answer(before: LiveSession, happened: SessionEvent, stimulus: Stimulus, atMs: number): SessionEvent[] {
  const { play } = before;
  const response: Response = respond(play, before.dialogue, stimulus);
  const shifted: SessionEvent = { type: 'DispositionShifted', shift: response.shift };
  const after = applied(before, [happened, shifted]);
  const reply =
    response.plan === null ? [] : [personaTurn(after, wordReply(play, after.dialogue, response.plan), atMs)];
  const end = response.end ? [ended(applied(after, reply), { ...response.end, atMs })] : [];
  return [shifted, ...reply, ...end];
}

function callTime(session: LiveSession, at: number): SessionEvent[] {
  return elapsedMs(session, at) < session.opening.limitMs ? [] : close(session, at, 'time');
}

function close(session: LiveSession, at: number, reason: 'time' | 'learner'): SessionEvent[] {
  const atMs = elapsedMs(session, at);
  const last = personaTurn(session, closeDialogue(session.play, session.dialogue, reason), atMs);
  return [last, ended(applied(session, [last]), { reason, objectiveReached: false, atMs })];
}

function ended({ opening, turns, dialogue }: LiveSession, ending: SessionEnding): SessionEvent {
  const { mode, mind } = opening;
  const { disposition, stance } = dialogue;
  const { reason, objectiveReached, atMs } = ending;
  return {
    type: 'SessionEnded',
    ending: { reason, objectiveReached, atMs },
    mode,
    mind,
    final: { turns: turns.length, disposition, stance },
  };
}

/** Typed talk takes no time of its own: a turn begins and ends when it is sent. */
function personaTurn({ turns, opening }: LiveSession, reply: Reply, atMs: number): SessionEvent {
  const turn: PersonaTurn = {
    speaker: 'persona',
    turn: turns.length,
    text: reply.text,
    startedMs: atMs,
    endedMs: atMs,
    mode: opening.mode,
    utterance: reply.utterance,
  };
  return { type: 'TurnSpoken', turn };
}

function read({ play, opening, turns }: LiveSession, text: string): Reading {
  const said = turns.flatMap((turn): CounterpartTurn[] =>
    turn.speaker === 'persona' ? [counterpartOf(play, turn.utterance)] : [],
  );
  const previous = said.pop();
  return readTurn({ text, language: opening.language, play, history: said, ...(previous && { previous }) });
}

function abandoned(session: LiveSession): SessionEvent {
  return ended(session, { reason: 'abandoned', objectiveReached: false, atMs: session.clock.atMs });
}

/** The session after events that do not end it. */
function applied(session: LiveSession, events: readonly SessionEvent[]): LiveSession {
  return events.reduce<LiveSession>((state, event) => {
    const next = evolve(state, event, state.play);
    return next.status === 'live' ? next : state;
  }, session);
}
