import type { Tool, Transcript } from '@repartee/dialogue';
import {
  dispositionFromLog,
  endingFromLog,
  languageValues,
  modeValues,
  purposeValues,
  scorer,
  shiftFromLog,
  silenceFromLog,
  speakerValues,
  stanceValues,
  toolFromLog,
  turnFromLog,
} from '@repartee/dialogue';
import type { RecordedEvent, SessionEvent, commonV1, sessionsV1 } from '@repartee/proto';
import { CastAnswers } from '@repartee/proto';

import type { Placement } from '../scorecards/domain/scorecard-events.js';
import { pinFromLog } from '../scorecards/placement.converters.js';
import type { EndedSession } from './ended-session.js';
import { ScoringProblem } from './ended-session.js';

type Recorded<Data extends SessionEvent> = Pick<RecordedEvent<Data>, 'id' | 'organisation' | 'occurredAt' | 'data'>;
/** An event of a session, with what scoring needs of its envelope. */
export type SessionRecord = Recorded<SessionEvent>;
type TypeName = SessionEvent['$typeName'];
type RecordOf<Type extends TypeName> = Recorded<Extract<SessionEvent, { $typeName: Type }>>;

/** Opens what was sealed in the event with this id; null where the person has been erased, or the case forgotten. */
export type OpenSealed = (sealed: commonV1.Sealed | undefined, eventId: string) => string | null;

function recordsOf<Type extends TypeName>(records: readonly SessionRecord[], type: Type): RecordOf<Type>[] {
  return records.filter((record): record is RecordOf<Type> => record.data.$typeName === type);
}

function placementOf(
  { data, organisation, occurredAt }: Recorded<sessionsV1.SessionStarted>,
  end: { mode: Placement['mode']; mind: Tool },
): Placement {
  const { sessionId, learnerId, teamId, siteId, attempt } = data;
  return {
    ...{ sessionId, organisation, learnerId, teamId, siteId, attempt, scorer, ...end },
    scenario: pinFromLog(data.scenario),
    rubric: pinFromLog(data.rubric),
    purpose: purposeValues.fromLog(data.purpose),
    language: languageValues.fromLog(data.language),
    sessionStartedMs: occurredAt,
    fork: data.fork !== undefined,
    ...(data.caseId !== '' && { caseId: data.caseId }),
  };
}

function happened(records: readonly SessionRecord[], open: OpenSealed) {
  return {
    turns: recordsOf(records, 'repartee.sessions.v1.TurnSpoken')
      .map(({ id, data }) => turnFromLog(data, { words: open(data.words, id), slots: open(data.reading?.slots, id) }))
      .sort((a, b) => a.turn - b.turn),
    shifts: recordsOf(records, 'repartee.sessions.v1.DispositionShifted').map(({ data }) => shiftFromLog(data)),
    silences: recordsOf(records, 'repartee.sessions.v1.SilenceFell').map(({ data }) => silenceFromLog(data)),
    interruptions: recordsOf(records, 'repartee.sessions.v1.TurnInterrupted').map(({ data }) => ({
      turn: data.turn,
      by: speakerValues.fromLog(data.by),
      atMs: data.atMs,
    })),
  };
}

const answersFrom = (json: string | null) => (json === null ? null : CastAnswers.parse(JSON.parse(json)));

function assemble(records: readonly SessionRecord[], open: OpenSealed): EndedSession {
  const [started] = recordsOf(records, 'repartee.sessions.v1.SessionStarted');
  const [ended] = recordsOf(records, 'repartee.sessions.v1.SessionEnded');
  if (!started || !ended) throw new ScoringProblem('session_incomplete');
  const mode = modeValues.fromLog(ended.data.mode);
  const placement = placementOf(started, { mode, mind: toolFromLog(ended.data.mind) });
  const { disposition, stance, persona, fork } = started.data;
  const transcript: Transcript = {
    ...{ language: placement.language, purpose: placement.purpose, mode },
    start: { disposition: dispositionFromLog(disposition), stance: stanceValues.fromLog(stance) },
    ...happened(records, open),
    ending: endingFromLog(ended.data),
  };
  const answers = open(started.data.caseAnswers, started.id);
  return {
    ...{ placement, persona: pinFromLog(persona), answers: answersFrom(answers), transcript },
    ...(fork && { forkOf: { sessionId: fork.sessionId, turn: fork.turn } }),
  };
}

/**
 * The session as its events tell it, in the order of its stream.
 * @throws ScoringProblem where events are missing or hold words this release does not know
 */
export function endedSessionFromLog(records: readonly SessionRecord[], open: OpenSealed): EndedSession {
  try {
    return assemble(records, open);
  } catch (error) {
    if (error instanceof RangeError) throw new ScoringProblem('session_unreadable', { cause: error });
    throw error;
  }
}
