import { languageValues, modeValues, purposeValues, toolFromLog } from '@repartee/dialogue';
import type { commonV1, scoresV1 } from '@repartee/proto';

import type { ContentPin, Placement } from './domain/scorecard-events.js';

/** The fields of a placement on record; the organisation travels in the envelope. */
export const placementToLog = (placement: Placement) => {
  const { sessionId, learnerId, teamId, siteId, scenario, rubric, mind, scorer, attempt, fork } = placement;
  return {
    ...{ sessionId, learnerId, teamId, siteId, scenario, rubric, mind, scorer, attempt, fork },
    purpose: purposeValues.toLog(placement.purpose),
    mode: modeValues.toLog(placement.mode),
    language: languageValues.toLog(placement.language),
    sessionStartedMs: BigInt(placement.sessionStartedMs),
    ...(placement.caseId !== undefined && { caseId: placement.caseId }),
  };
};

export function pinFromLog(pin: commonV1.Pin | undefined): ContentPin {
  return { id: pin?.id ?? '', version: pin?.version ?? 0, sha256: pin?.sha256 ?? '' };
}

/** The placement on record. Throws RangeError where the event carries none. */
export function placementFromLog(message: scoresV1.Placement | undefined, organisation: string): Placement {
  if (!message) throw new RangeError('The event says nothing of where it belongs.');
  const { sessionId, learnerId, teamId, siteId, attempt, fork } = message;
  return {
    ...{ sessionId, organisation, learnerId, teamId, siteId, attempt, fork },
    scenario: pinFromLog(message.scenario),
    rubric: pinFromLog(message.rubric),
    purpose: purposeValues.fromLog(message.purpose),
    mode: modeValues.fromLog(message.mode),
    language: languageValues.fromLog(message.language),
    mind: toolFromLog(message.mind),
    scorer: toolFromLog(message.scorer),
    sessionStartedMs: Number(message.sessionStartedMs),
    ...(message.caseId !== '' && { caseId: message.caseId }),
  };
}
