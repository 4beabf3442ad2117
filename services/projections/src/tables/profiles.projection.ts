import { sealedColumns } from '../columns.js';
import type { Projection } from '../projection.js';

/** Names and addresses, sealed; a corrected profile replaces the one before. */
export const profiles: Projection = {
  table: 'profiles',
  from: ['repartee.directory.v1.PersonJoined', 'repartee.directory.v1.ProfileCorrected'],
  erasedBy: 'person_id',
  rows: (event) => {
    const { data } = event;
    const isProfile =
      data.$typeName === 'repartee.directory.v1.PersonJoined' ||
      data.$typeName === 'repartee.directory.v1.ProfileCorrected';
    if (!isProfile) return [];
    return [
      {
        organisation: event.organisation,
        person_id: data.personId,
        ...sealedColumns(event, data.profile),
        version: event.version,
      },
    ];
  },
};
