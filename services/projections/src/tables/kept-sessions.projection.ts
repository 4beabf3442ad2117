import { toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Which sessions of a family of forks a learner chose to hold on to, and when; the last choice of a family counts. */
export const keptSessions: Projection = {
  table: 'kept_sessions',
  from: ['repartee.sessions.v1.SessionKept'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.sessions.v1.SessionKept') return [];
    return [
      {
        organisation: event.organisation,
        session_id: data.sessionId,
        learner_id: data.learnerId,
        root_session_id: data.rootSessionId,
        kept_at: toTimestamp(event.occurredAt),
        version: event.version,
      },
    ];
  },
};
