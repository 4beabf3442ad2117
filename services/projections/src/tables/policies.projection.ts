import type { Projection } from '../projection.js';

/** The organisation's decision on what managers open. */
export const policies: Projection = {
  table: 'policies',
  from: ['repartee.directory.v1.OrganisationRegistered', 'repartee.directory.v1.VisibilityPolicyAdopted'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    const hasPolicy =
      data.$typeName === 'repartee.directory.v1.OrganisationRegistered' ||
      data.$typeName === 'repartee.directory.v1.VisibilityPolicyAdopted';
    if (!hasPolicy) return [];
    return [
      {
        organisation: event.organisation,
        managers_open_assessed: data.policy?.managersOpenAssessed ?? false,
        version: event.version,
      },
    ];
  },
};
