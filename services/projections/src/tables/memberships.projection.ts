import { toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Where a person belonged, from each move on; the interval ends where the next one begins. */
export const memberships: Projection = {
  table: 'memberships',
  from: ['repartee.directory.v1.PersonJoined', 'repartee.directory.v1.PersonMoved'],
  erasedBy: 'person_id',
  rows: (event) => {
    const { data } = event;
    const key = { organisation: event.organisation, since: toTimestamp(event.occurredAt), version: event.version };
    if (data.$typeName === 'repartee.directory.v1.PersonJoined')
      return [{ ...key, person_id: data.personId, team_id: data.teamId, site_id: data.siteId }];
    if (data.$typeName === 'repartee.directory.v1.PersonMoved')
      return [{ ...key, person_id: data.personId, team_id: data.toTeamId, site_id: data.toSiteId }];
    return [];
  },
};
