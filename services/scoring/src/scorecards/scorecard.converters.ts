import { create } from '@bufbuild/protobuf';
import type { NewEvent, RecordedEvent, ScoreEvent, commonV1 } from '@repartee/proto';
import { SkillId, scoresV1 } from '@repartee/proto';

import { answerValues, momentValues, suggestionValues } from './answer.converters.js';
import type { CriterionAnswer, RecordedScorecardEvent, ScorecardEvent } from './domain/scorecard-events.js';
import { metricsToLog } from './metrics.converters.js';
import { placementFromLog, placementToLog } from './placement.converters.js';

/** What an event needs from outside to go on record: its id and time, and the seal of the learner's key for that id. */
export interface Recording {
  id: string;
  /** UTC, milliseconds since 1970. */
  at: number;
  seal: (text: string) => commonV1.Sealed;
}

/** The event as it goes on record, its words sealed. */
export function toRecord(event: ScorecardEvent, { id, at, seal }: Recording): NewEvent<ScoreEvent> {
  return { id, occurredAt: at, data: messageOf(event, seal) };
}

function messageOf(event: ScorecardEvent, seal: Recording['seal']): ScoreEvent {
  const placement = placementToLog(event.placement);
  switch (event.type) {
    case 'SkillScored':
      return create(scoresV1.SkillScoredSchema, {
        placement,
        skillId: event.skillId,
        criteria: event.criteria.map(criterionToLog),
        ...(event.score !== null && { score: event.score }),
      });
    case 'KeyMomentMarked': {
      const { number, kind, subjectId, evidence, shift, weight } = event.moment;
      const moment = { number, subjectId, evidence, shift, weight };
      return create(scoresV1.KeyMomentMarkedSchema, { placement, ...moment, kind: momentValues.toLog(kind) });
    }
    case 'DebriefingWritten':
      return debriefingToLog(event, seal);
    case 'ScoringFailed':
      return create(scoresV1.ScoringFailedSchema, { placement, code: event.code });
    case 'CriterionCorrected': {
      const { skillId, criterionId, correctedBy } = event;
      return create(scoresV1.CriterionCorrectedSchema, {
        ...{ placement, skillId, criterionId, correctedBy },
        from: answerValues.toLog(event.from),
        to: answerValues.toLog(event.to),
        reason: seal(event.reason),
      });
    }
    case 'MomentCommented': {
      const { commentId, turn, commentedBy } = event;
      const comment = seal(event.comment);
      return create(scoresV1.MomentCommentedSchema, { placement, commentId, turn, comment, commentedBy });
    }
  }
}

const criterionToLog = ({ id, answer, evidence, corrected }: CriterionAnswer) => ({
  criterionId: id,
  answer: answerValues.toLog(answer),
  evidence: [...evidence],
  corrected,
});

function debriefingToLog(
  { placement, debriefing, metrics, objectiveReached, score }: ScorecardEvent & { type: 'DebriefingWritten' },
  seal: Recording['seal'],
): ScoreEvent {
  const { leversReached, leversAvailable, missteps } = metrics.effect;
  return create(scoresV1.DebriefingWrittenSchema, {
    placement: placementToLog(placement),
    debriefing: seal(JSON.stringify(debriefing)),
    metrics: metricsToLog(metrics),
    ...{ objectiveReached, leversReached, leversAvailable, missteps },
    ...(score !== null && { score }),
    suggestions: debriefing.suggestions.flatMap(({ kind, subjectId, turn }) =>
      kind === null ? [] : { kind: suggestionValues.toLog(kind), subjectId, turn },
    ),
  });
}

/** The event on record as far as the scorecard needs it: words stay sealed. */
export function fromRecord({ data, organisation }: RecordedEvent<ScoreEvent>): RecordedScorecardEvent {
  const placement = placementFromLog(data.placement, organisation);
  switch (data.$typeName) {
    case 'repartee.scores.v1.SkillScored':
      return {
        type: 'SkillScored',
        placement,
        skillId: SkillId.parse(data.skillId),
        score: data.score ?? null,
        criteria: data.criteria.map(criterionFromLog),
      };
    case 'repartee.scores.v1.DebriefingWritten': {
      const { learnerTurns = 0, personaTurns = 0 } = data.metrics ?? {};
      const { objectiveReached, score = null } = data;
      return { type: 'DebriefingWritten', placement, turns: learnerTurns + personaTurns, objectiveReached, score };
    }
    case 'repartee.scores.v1.ScoringFailed':
      return { type: 'ScoringFailed', placement };
    case 'repartee.scores.v1.MomentCommented':
      return { type: 'MomentCommented', placement, commentId: data.commentId };
    case 'repartee.scores.v1.KeyMomentMarked':
      return { type: 'KeyMomentMarked', placement };
    case 'repartee.scores.v1.CriterionCorrected':
      return { type: 'CriterionCorrected', placement };
  }
}

const criterionFromLog = ({ criterionId, answer, evidence, corrected }: scoresV1.CriterionAnswer): CriterionAnswer => ({
  id: criterionId,
  answer: answerValues.fromLog(answer),
  evidence: evidence.map(({ turn, from, to }) => ({ turn, from, to })),
  corrected,
});
