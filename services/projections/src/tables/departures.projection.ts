import { toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** People who left: they no longer sign in, and what they did stays counted. */
export const departures: Projection = {
  table: 'departures',
  from: ['repartee.directory.v1.PersonLeft'],
  erasedBy: 'person_id',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.PersonLeft') return [];
    return [
      {
        organisation: event.organisation,
        person_id: data.personId,
        left_at: toTimestamp(event.occurredAt),
        version: event.version,
      },
    ];
  },
};
