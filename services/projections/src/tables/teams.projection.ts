import type { Projection } from '../projection.js';

export const teams: Projection = {
  table: 'teams',
  from: ['repartee.directory.v1.TeamFormed'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.TeamFormed') return [];
    return [
      {
        organisation: event.organisation,
        team_id: data.teamId,
        site_id: data.siteId,
        name: data.name,
        version: event.version,
      },
    ];
  },
};
