import { sealedColumns } from '../columns.js';
import type { Projection } from '../projection.js';

/** The answers that a session of a case was opened with, sealed: they cast the texts of its pages. */
export const caseSessions: Projection = {
  table: 'case_sessions',
  from: ['repartee.sessions.v1.SessionStarted'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.SessionStarted' || data.caseId === '') return [];
    return [
      {
        organisation: event.organisation,
        session_id: data.sessionId,
        case_id: data.caseId,
        learner_id: data.learnerId,
        version: event.version,
        ...sealedColumns(event, data.caseAnswers),
      },
    ];
  },
};
