import type { Projection } from '../projection.js';

/** Cases whose rows may never come back, by id. */
export const forgottenCases: Projection = {
  table: 'forgotten_cases',
  from: ['repartee.cases.v1.CaseForgotten'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.cases.v1.CaseForgotten') return [];
    const { organisation, version } = event;
    return [{ organisation, case_id: data.caseId, learner_id: data.learnerId, version }];
  },
};
