import type { PersonaTurn, Play, Reply, Response, Stimulus } from '@repartee/dialogue';
import { closeDialogue, openDialogue, respond, silencePlace, wordReply } from '@repartee/dialogue';

import { owedReply } from './owed-reply.js';
import { SessionError } from './session-errors.js';
import type { SessionEvent, SessionOpening } from './session-events.js';
import { applied, ended, readingOf } from './session-steps.js';
import type { EndedSession, LiveSession, SessionState } from './session.js';
import { elapsedMs, evolve, initialState, isPaused } from './session.js';
import type { SpokenCommand } from './spoken.decide.js';
import { decideSpoken } from './spoken.decide.js';

/** `at` is UTC in milliseconds since 1970, given by whoever issues the command. */
export type SessionCommand =
  | {
      type: 'Start';
      at: number;
      opening: Omit<SessionOpening, 'disposition' | 'stance'>;
      play: Play;
      /** The persona says its first words itself: they go on record once they were heard. */
      aloud?: boolean;
    }
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
  | { type: 'Keep'; at: number }
  | SpokenCommand;

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
      return state.status === 'live' && !state.clock.running ? [abandoned(state, command.at)] : [];
    case 'Keep':
      return keep(state);
    case 'HearLearner':
    case 'HearPersona':
    case 'FallSilent':
    case 'HangUp':
      return state.status === 'ended' ? [] : decideSpoken(command, state);
    default:
      return command satisfies never;
  }
}

function start(
  { opening, play, at, aloud = false }: SessionCommand & { type: 'Start' },
  state: SessionState,
): SessionEvent[] {
  if (state.status !== 'unborn') throw new SessionError('session_exists', 'This session has started already.');
  const dialogue = openDialogue(play, opening);
  const started: SessionEvent = {
    type: 'SessionStarted',
    startedAt: at,
    opening: { ...opening, disposition: dialogue.state.disposition, stance: dialogue.state.stance },
  };
  if (!dialogue.opening || aloud) return [started];
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
  const due = overdue(session, atMs);
  const before = applied(session, due);
  const reading = readingOf(before, text);
  const turn = before.turns.length;
  const spoken: SessionEvent = {
    type: 'TurnSpoken',
    clientTurnId,
    turn: { speaker: 'learner', turn, text, startedMs: atMs, endedMs: atMs, mode: session.opening.mode, reading },
  };
  return [...due, spoken, ...answer(before, spoken, { kind: 'turn', turn, reading }, { at, atMs })];
}

/** What the persona would have said aloud, where the voice was lost before: it is read instead. */
function overdue(session: LiveSession, atMs: number): SessionEvent[] {
  const owed = owedReply(session);
  return owed ? [personaTurn(session, owed, atMs)] : [];
}

function staySilent(
  { at, clientTurnId }: SessionCommand & { type: 'StaySilent' },
  session: LiveSession,
): SessionEvent[] {
  const atMs = elapsedMs(session, at);
  if (atMs >= session.opening.limitMs) return close(session, at, 'time');
  const due = overdue(session, atMs);
  const before = applied(session, due);
  const place = silencePlace(before.play, before.dialogue);
  const afterTurn = Math.max(0, before.turns.length - 1);
  const fell: SessionEvent = { type: 'SilenceFell', clientTurnId, silence: { afterTurn, place, atMs } };
  return [...due, fell, ...answer(before, fell, { kind: 'silence', afterTurn, place }, { at, atMs })];
}

/** What the persona makes of it: the shift, its reply and, where its rules say so, the end. */
function answer(
  before: LiveSession,
  happened: SessionEvent,
  stimulus: Stimulus,
  { at, atMs }: { at: number; atMs: number },
): SessionEvent[] {
  const { play } = before;
  const response: Response = respond(play, before.dialogue, stimulus);
  const shifted: SessionEvent = { type: 'DispositionShifted', shift: response.shift };
  const after = applied(before, [happened, shifted]);
  const reply =
    response.plan === null ? [] : [personaTurn(after, wordReply(play, after.dialogue, response.plan), atMs)];
  const end = response.end ? [ended(applied(after, reply), { ...response.end, atMs }, at)] : [];
  return [shifted, ...reply, ...end];
}

function callTime(session: LiveSession, at: number): SessionEvent[] {
  return elapsedMs(session, at) < session.opening.limitMs ? [] : close(session, at, 'time');
}

function close(session: LiveSession, at: number, reason: 'time' | 'learner'): SessionEvent[] {
  const atMs = elapsedMs(session, at);
  const last = personaTurn(session, closeDialogue(session.play, session.dialogue, reason), atMs);
  return [last, ended(applied(session, [last]), { reason, objectiveReached: false, atMs }, at)];
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

function abandoned(session: LiveSession, at: number): SessionEvent {
  return ended(session, { reason: 'abandoned', objectiveReached: false, atMs: session.clock.atMs }, at);
}
