import { create } from '@bufbuild/protobuf';
import type { commonV1 } from '@repartee/proto';
import { SilencePlace, sessionsV1 } from '@repartee/proto';
import type { Cause, DispositionValues, SessionEnding, Shift, Silence, Tool } from '../model/index.js';
import { evidenceToLog, spansFromLog } from './turns.js';
import { causeValues, endReasonValues, stanceValues } from './values.js';

const noDisposition: DispositionValues = { trust: 0, tension: 0, openness: 0 };

export function shiftToLog(shift: Shift): sessionsV1.DispositionShifted {
  return create(sessionsV1.DispositionShiftedSchema, {
    turn: shift.turn,
    before: shift.before,
    after: shift.after,
    stanceBefore: stanceValues.toLog(shift.stanceBefore),
    stanceAfter: stanceValues.toLog(shift.stanceAfter),
    factsOpened: [...shift.factsOpened],
    causes: shift.causes.map(({ kind, id, effect, occurrence, evidence, withheld }) => ({
      kind: causeValues.toLog(kind),
      id,
      trust: effect.trust,
      tension: effect.tension,
      openness: effect.openness,
      occurrence,
      evidence: evidenceToLog(shift.turn, evidence),
      withheld,
    })),
  });
}

export function shiftFromLog(message: sessionsV1.DispositionShifted): Shift {
  return {
    turn: message.turn,
    before: dispositionFromLog(message.before),
    after: dispositionFromLog(message.after),
    stanceBefore: stanceValues.fromLog(message.stanceBefore),
    stanceAfter: stanceValues.fromLog(message.stanceAfter),
    causes: message.causes.map(causeFromLog),
    factsOpened: message.factsOpened,
  };
}

export function silenceToLog(silence: Silence, clientTurnId = ''): sessionsV1.SilenceFell {
  return create(sessionsV1.SilenceFellSchema, { ...silence, clientTurnId });
}

export function silenceFromLog({ afterTurn, place, durationMs, atMs }: sessionsV1.SilenceFell): Silence {
  return { afterTurn, place: SilencePlace.parse(place), atMs, ...(durationMs !== undefined && { durationMs }) };
}

export function endingFromLog({ reason, objectiveReached, atMs }: sessionsV1.SessionEnded): SessionEnding {
  return { reason: endReasonValues.fromLog(reason), objectiveReached, atMs };
}

export function dispositionFromLog(disposition: commonV1.Disposition | undefined): DispositionValues {
  if (!disposition) return noDisposition;
  const { trust, tension, openness } = disposition;
  return { trust, tension, openness };
}

/** The part of the product an event names. */
export function toolFromLog(tool: commonV1.Tool | undefined): Tool {
  return { name: tool?.name ?? '', version: tool?.version ?? '' };
}

function causeFromLog(cause: sessionsV1.Cause): Cause {
  const { kind, id, trust, tension, openness, occurrence, evidence, withheld } = cause;
  return {
    kind: causeValues.fromLog(kind),
    id,
    effect: { trust, tension, openness },
    occurrence,
    evidence: spansFromLog(evidence),
    withheld: withheld === 'too_early' ? 'too_early' : '',
  };
}
