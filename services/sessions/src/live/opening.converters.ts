import { create } from '@bufbuild/protobuf';
import {
  dispositionFromLog,
  languageValues,
  modeValues,
  purposeValues,
  stanceValues,
  toolFromLog,
} from '@repartee/dialogue';
import type { commonV1 } from '@repartee/proto';
import { CastAnswers, sessionsV1 } from '@repartee/proto';

import type { ContentPin, SessionFork, SessionOpening } from './domain/session-events.js';

export function startedToLog(
  opening: SessionOpening,
  seal: (text: string) => commonV1.Sealed,
  home = '',
): sessionsV1.SessionStarted {
  const { sessionId, learnerId, teamId, siteId, persona, scenario, rubric, engine, recogniser, mind } = opening;
  const { attempt, wordingSeed, limitMs, disposition } = opening;
  return create(sessionsV1.SessionStartedSchema, {
    ...{ sessionId, learnerId, teamId, siteId, persona, scenario, rubric, engine, recogniser, mind },
    ...{ attempt, wordingSeed, limitMs, disposition, home, recordingDays: opening.recordingDays ?? 0 },
    mode: modeValues.toLog(opening.mode),
    purpose: purposeValues.toLog(opening.purpose),
    language: languageValues.toLog(opening.language),
    stance: stanceValues.toLog(opening.stance),
    ...(opening.fork && { fork: create(sessionsV1.ForkSchema, opening.fork) }),
    ...(opening.case && { caseId: opening.case.id, caseAnswers: seal(JSON.stringify(opening.case.answers)) }),
  });
}

/** `answers`: JSON of those of the case, where it is a session of one. */
export function openingFromLog(
  data: sessionsV1.SessionStarted,
  organisation: string,
  answers: string | null,
): SessionOpening {
  const { sessionId, learnerId, teamId, siteId, attempt, wordingSeed, limitMs } = data;
  return {
    ...{ sessionId, organisation, learnerId, teamId, siteId, attempt, wordingSeed, limitMs },
    persona: pinFromLog(data.persona),
    scenario: pinFromLog(data.scenario),
    rubric: pinFromLog(data.rubric),
    engine: toolFromLog(data.engine),
    recogniser: toolFromLog(data.recogniser),
    mind: toolFromLog(data.mind),
    mode: modeValues.fromLog(data.mode),
    purpose: purposeValues.fromLog(data.purpose),
    language: languageValues.fromLog(data.language),
    disposition: dispositionFromLog(data.disposition),
    stance: stanceValues.fromLog(data.stance),
    ...(data.recordingDays > 0 && { recordingDays: data.recordingDays }),
    ...(data.fork && { fork: forkFromLog(data.fork) }),
    ...(answers !== null && { case: { id: data.caseId, answers: CastAnswers.parse(JSON.parse(answers)) } }),
  };
}

function forkFromLog({ sessionId, turn, atMs, rootSessionId }: sessionsV1.Fork): SessionFork {
  return { sessionId, turn, atMs, rootSessionId };
}

function pinFromLog(pin: commonV1.Pin | undefined): ContentPin {
  return { id: pin?.id ?? '', version: pin?.version ?? 0, sha256: pin?.sha256 ?? '' };
}
