import { placeColumns, placementColumns, scoreColumn } from '../columns.js';
import type { Projection } from '../projection.js';

/** A skill's score in whole hundredths, so that sums have no order; null where no criterion had an occasion. */
export const skillScores: Projection = {
  table: 'skill_scores',
  from: ['repartee.scores.v1.SkillScored'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.scores.v1.SkillScored') return [];
    return [
      {
        skill_id: data.skillId,
        score: scoreColumn(event, data.score),
        corrected: data.criteria.some(({ corrected }) => corrected),
        ...placeColumns(event),
        ...placementColumns(event, data.placement),
      },
    ];
  },
};
