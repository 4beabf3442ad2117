import { scoresV1 } from '@repartee/proto';
import { dispositionColumns, placeColumns, placementColumns, present } from '../columns.js';
import type { Projection } from '../projection.js';

const { MomentKind } = scoresV1;

const kindWords = {
  [MomentKind.UNSPECIFIED]: '',
  [MomentKind.LEVER]: 'lever',
  [MomentKind.MISSTEP]: 'misstep',
  [MomentKind.REPAIR]: 'repair',
  [MomentKind.FACT_OPENED]: 'fact_opened',
  [MomentKind.SILENCE]: 'silence',
  [MomentKind.MISSED_LEVER]: 'missed_lever',
  [MomentKind.TURNING_POINT]: 'turning_point',
} as const;

/** Key moments by number; what a newer scorer marks stands beside, and the scorecard says which scorer counts. */
export const keyMoments: Projection = {
  table: 'key_moments',
  from: ['repartee.scores.v1.KeyMomentMarked'],
  erasedBy: 'learner_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.scores.v1.KeyMomentMarked') return [];
    const evidence = present(event, data.evidence);
    return [
      {
        number: data.number,
        turn: evidence.turn,
        span_from: evidence.from,
        span_to: evidence.to,
        kind: kindWords[data.kind],
        subject_id: data.subjectId,
        ...dispositionColumns(event, data.shift),
        weight: data.weight,
        ...placeColumns(event),
        ...placementColumns(event, data.placement),
      },
    ];
  },
};
