import { answerWords, placementColumns } from '../columns.js';
import type { Projection } from '../projection.js';

/** The answer to each criterion with the spans it rests on: [turn, from, to]. */
export const criterionAnswers: Projection = {
  table: 'criterion_answers',
  from: ['repartee.scores.v1.SkillScored'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.scores.v1.SkillScored') return [];
    const { organisation, session_id, learner_id, rubric_id, rubric_version, version } = placementColumns(
      event,
      data.placement,
    );
    return data.criteria.map((criterion, position) => ({
      organisation,
      session_id,
      learner_id,
      rubric_id,
      rubric_version,
      skill_id: data.skillId,
      criterion_id: criterion.criterionId,
      position,
      answer: answerWords[criterion.answer],
      evidence: criterion.evidence.map(({ turn, from, to }) => [turn, from, to]),
      corrected: criterion.corrected,
      version,
    }));
  },
};
