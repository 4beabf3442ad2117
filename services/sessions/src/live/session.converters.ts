import { create } from '@bufbuild/protobuf';
import {
  dispositionFromLog,
  endReasonValues,
  endingFromLog,
  modeValues,
  shiftFromLog,
  shiftToLog,
  silenceFromLog,
  silenceToLog,
  slotsText,
  speakerValues,
  stanceValues,
  toolFromLog,
  turnFromLog,
  turnToLog,
} from '@repartee/dialogue';
import type { Keys, SealContext } from '@repartee/kernel';
import type { NewEvent, RecordedEvent, SessionEvent as LogEvent, commonV1 } from '@repartee/proto';
import { sessionsV1 } from '@repartee/proto';

import type { SpeechUse } from '../speech-use/domain/use.js';
import type { SessionEvent } from './domain/session-events.js';
import { openingFromLog, startedToLog } from './opening.converters.js';

/** What an event needs from outside to go on record. */
export interface Recording {
  keys: Keys;
  organisation: string;
  sessionId: string;
  learnerId: string;
  /** Of a session of a case: its words are sealed under the key of the case. */
  caseId?: string;
  /** UTC, milliseconds since 1970. */
  at: number;
  nextId: () => string;
  /** The instance that holds the session for life; where there is only one it has no name. */
  home?: string;
}

/**
 * The event as it goes on record, with the learner's and the persona's words sealed under the learner's or the case's
 * key. `used` is for events that tell it.
 */
export function toRecord(event: SessionEvent, recording: Recording, used?: SpeechUse): NewEvent<LogEvent> {
  const id = recording.nextId();
  const seal = (text: string) => recording.keys.seal(sealContext(recording, id), text);
  const data = messageOf(event, recording, seal);
  return { id, occurredAt: recording.at, data: used ? withUse(data, used) : data };
}

function withUse(data: LogEvent, use: SpeechUse): LogEvent {
  switch (data.$typeName) {
    case 'repartee.sessions.v1.TurnSpoken':
    case 'repartee.sessions.v1.SilenceFell':
    case 'repartee.sessions.v1.ConnectionLost':
    case 'repartee.sessions.v1.SessionPaused':
    case 'repartee.sessions.v1.SessionEnded':
      return { ...data, used: create(sessionsV1.SpeechUseSchema, use) };
    default:
      return data;
  }
}

/** The event on record in plain words. */
export function fromRecord(record: RecordedEvent<LogEvent>, keys: Keys, learnerId: string): SessionEvent {
  const context = sealContext({ organisation: record.organisation, learnerId }, record.id);
  return eventOf(record, (sealed) => (sealed ? keys.open(sealed, context) : null));
}

const sealContext = (
  { organisation, learnerId, caseId }: Pick<Recording, 'organisation' | 'learnerId' | 'caseId'>,
  eventId: string,
): SealContext => ({ organisation, person: learnerId, eventId, ...(caseId !== undefined && { case: caseId }) });

function messageOf(
  event: SessionEvent,
  subject: Pick<Recording, 'sessionId' | 'learnerId' | 'home'>,
  seal: (text: string) => commonV1.Sealed,
): LogEvent {
  switch (event.type) {
    case 'SessionStarted':
      return startedToLog(event.opening, seal, subject.home);
    case 'TurnSpoken':
      return event.turn.speaker === 'learner' && 'clientTurnId' in event
        ? turnToLog(
            event.turn,
            { words: seal(event.turn.text), slots: seal(slotsText(event.turn)) },
            event.clientTurnId,
          )
        : turnToLog(event.turn, {
            words: seal(event.turn.text),
            ...('heard' in event.turn && event.turn.heard && { generated: seal(event.turn.heard.generated) }),
          });
    case 'DispositionShifted':
      return shiftToLog(event.shift);
    case 'SilenceFell':
      return silenceToLog(event.silence, event.clientTurnId);
    case 'TurnInterrupted':
      return create(sessionsV1.TurnInterruptedSchema, {
        turn: event.turn,
        by: speakerValues.toLog(event.by),
        atMs: event.atMs,
      });
    case 'ConnectionLost':
      return create(sessionsV1.ConnectionLostSchema, { atMs: event.atMs });
    case 'ConnectionResumed':
      return create(sessionsV1.ConnectionResumedSchema, { atMs: event.atMs });
    case 'SessionPaused':
      return create(sessionsV1.SessionPausedSchema, { atMs: event.atMs });
    case 'SessionContinued':
      return create(sessionsV1.SessionContinuedSchema, { atMs: event.atMs });
    case 'SessionEnded':
      return endedToLog(event);
    case 'SessionKept':
      return create(sessionsV1.SessionKeptSchema, {
        sessionId: subject.sessionId,
        learnerId: subject.learnerId,
        rootSessionId: event.rootSessionId,
      });
  }
}

/** Ending events repeat the final disposition for readers of the log, which `decide` has no need of. */
function endedToLog({ ending, mode, mind, final }: SessionEvent & { type: 'SessionEnded' }): sessionsV1.SessionEnded {
  return create(sessionsV1.SessionEndedSchema, {
    reason: endReasonValues.toLog(ending.reason),
    objectiveReached: ending.objectiveReached,
    atMs: ending.atMs,
    turns: final.turns,
    disposition: final.disposition,
    stance: stanceValues.toLog(final.stance),
    mode: modeValues.toLog(mode),
    mind,
  });
}

function eventOf(
  record: RecordedEvent<LogEvent>,
  open: (sealed: commonV1.Sealed | undefined) => string | null,
): SessionEvent {
  const { data } = record;
  switch (data.$typeName) {
    case 'repartee.sessions.v1.SessionStarted':
      return {
        type: 'SessionStarted',
        opening: openingFromLog(data, record.organisation, open(data.caseAnswers)),
        startedAt: record.occurredAt,
      };
    case 'repartee.sessions.v1.TurnSpoken':
      return turnOf(data, open);
    case 'repartee.sessions.v1.DispositionShifted':
      return { type: 'DispositionShifted', shift: shiftFromLog(data) };
    case 'repartee.sessions.v1.SilenceFell':
      return { type: 'SilenceFell', silence: silenceFromLog(data), clientTurnId: data.clientTurnId };
    case 'repartee.sessions.v1.TurnInterrupted':
      return { type: 'TurnInterrupted', turn: data.turn, by: speakerValues.fromLog(data.by), atMs: data.atMs };
    case 'repartee.sessions.v1.ConnectionLost':
      return { type: 'ConnectionLost', atMs: data.atMs };
    case 'repartee.sessions.v1.ConnectionResumed':
      return { type: 'ConnectionResumed', atMs: data.atMs, at: record.occurredAt };
    case 'repartee.sessions.v1.SessionPaused':
      return { type: 'SessionPaused', atMs: data.atMs };
    case 'repartee.sessions.v1.SessionContinued':
      return { type: 'SessionContinued', atMs: data.atMs, at: record.occurredAt };
    case 'repartee.sessions.v1.SessionEnded':
      return endedOf(data, record.occurredAt);
    case 'repartee.sessions.v1.SessionKept':
      return { type: 'SessionKept', rootSessionId: data.rootSessionId };
  }
}

function turnOf(
  data: sessionsV1.TurnSpoken,
  open: (sealed: commonV1.Sealed | undefined) => string | null,
): SessionEvent {
  const { words, reading, generated } = data;
  const turn = turnFromLog(data, {
    words: open(words),
    slots: open(reading?.slots),
    generated: open(generated),
  });
  return turn.speaker === 'learner'
    ? { type: 'TurnSpoken', turn, clientTurnId: data.clientTurnId }
    : { type: 'TurnSpoken', turn };
}

function endedOf(data: sessionsV1.SessionEnded, at: number): SessionEvent {
  return {
    type: 'SessionEnded',
    ending: endingFromLog(data),
    at,
    mode: modeValues.fromLog(data.mode),
    mind: toolFromLog(data.mind),
    final: {
      turns: data.turns,
      disposition: dispositionFromLog(data.disposition),
      stance: stanceValues.fromLog(data.stance),
    },
  };
}
