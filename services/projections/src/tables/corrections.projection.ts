import { answerWords, placeColumns, placementColumns, sealedColumns, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Every correction of a criterion by a person, with the answer that stood before. */
export const corrections: Projection = {
  table: 'corrections',
  from: ['repartee.scores.v1.CriterionCorrected'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.scores.v1.CriterionCorrected') return [];
    const { organisation, session_id, learner_id, rubric_id, rubric_version, version } = placementColumns(
      event,
      data.placement,
    );
    return [
      {
        organisation,
        session_id,
        learner_id,
        rubric_id,
        rubric_version,
        skill_id: data.skillId,
        criterion_id: data.criterionId,
        answer_from: answerWords[data.from],
        answer_to: answerWords[data.to],
        ...sealedColumns(event, data.reason),
        corrected_by: data.correctedBy,
        corrected_at: toTimestamp(event.occurredAt),
        ...placeColumns(event),
        version,
      },
    ];
  },
};
