import { roleWords, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Who else opened a session, as what, and when. */
export const viewings: Projection = {
  table: 'viewings',
  from: ['repartee.access.v1.SessionViewed'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.access.v1.SessionViewed') return [];
    return [
      {
        organisation: event.organisation,
        session_id: data.sessionId,
        learner_id: data.learnerId,
        viewed_by: data.viewedBy,
        viewed_as: roleWords[data.viewedAs],
        viewed_at: toTimestamp(event.occurredAt),
        version: event.version,
      },
    ];
  },
};
