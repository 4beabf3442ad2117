import { languageWords } from '../columns.js';
import type { Projection } from '../projection.js';

/** Name, time zone and language of an organisation. */
export const organisations: Projection = {
  table: 'organisations',
  from: ['repartee.directory.v1.OrganisationRegistered'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.OrganisationRegistered') return [];
    return [
      {
        organisation: event.organisation,
        name: data.name,
        time_zone: data.timeZone,
        language: languageWords[data.language],
        version: event.version,
      },
    ];
  },
};
