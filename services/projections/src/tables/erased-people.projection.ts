import type { Projection } from '../projection.js';

/** Whose rows have left every table; read before anything is projected. Ids only. */
export const erasedPeople: Projection = {
  table: 'erased_people',
  from: ['repartee.directory.v1.PersonErased'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.PersonErased') return [];
    return [{ organisation: event.organisation, person_id: data.personId, version: event.version }];
  },
};
