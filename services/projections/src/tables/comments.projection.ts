import { placementColumns, sealedColumns, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Trainers' comments on turns, sealed. */
export const comments: Projection = {
  table: 'comments',
  from: ['repartee.scores.v1.MomentCommented'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.scores.v1.MomentCommented') return [];
    const { organisation, session_id, learner_id, version } = placementColumns(event, data.placement);
    return [
      {
        organisation,
        session_id,
        learner_id,
        comment_id: data.commentId,
        turn: data.turn,
        ...sealedColumns(event, data.comment),
        commented_by: data.commentedBy,
        commented_at: toTimestamp(event.occurredAt),
        version,
      },
    ];
  },
};
