import { languageWords, present, sealedColumns, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Cases of learners' own as they told them last, sealed. */
export const cases: Projection = {
  table: 'cases',
  from: ['repartee.cases.v1.CaseTold'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.cases.v1.CaseTold') return [];
    const template = present(event, data.template);
    return [
      {
        organisation: event.organisation,
        case_id: data.caseId,
        learner_id: data.learnerId,
        template_id: template.id,
        template_version: template.version,
        language: languageWords[data.language],
        told_at: toTimestamp(event.occurredAt),
        version: event.version,
        ...sealedColumns(event, data.answers),
      },
    ];
  },
};
