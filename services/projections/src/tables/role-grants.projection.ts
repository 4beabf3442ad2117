import { roleWords } from '../columns.js';
import type { Projection } from '../projection.js';

/** Roles with what they reach; a withdrawn role stays as one that is not held. */
export const roleGrants: Projection = {
  table: 'role_grants',
  from: ['repartee.directory.v1.RoleGranted', 'repartee.directory.v1.RoleWithdrawn'],
  erasedBy: 'person_id',
  rows: (event) => {
    const { data } = event;
    const isGrant =
      data.$typeName === 'repartee.directory.v1.RoleGranted' ||
      data.$typeName === 'repartee.directory.v1.RoleWithdrawn';
    if (!isGrant) return [];
    const granted = data.$typeName === 'repartee.directory.v1.RoleGranted' ? data : undefined;
    return [
      {
        organisation: event.organisation,
        person_id: data.personId,
        role: roleWords[data.role],
        held: granted !== undefined,
        everywhere: granted?.everywhere ?? false,
        site_ids: granted?.siteIds ?? [],
        team_ids: granted?.teamIds ?? [],
        version: event.version,
      },
    ];
  },
};
