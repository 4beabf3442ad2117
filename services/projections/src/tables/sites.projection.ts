import type { Projection } from '../projection.js';

export const sites: Projection = {
  table: 'sites',
  from: ['repartee.directory.v1.SiteOpened'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.SiteOpened') return [];
    return [{ organisation: event.organisation, site_id: data.siteId, name: data.name, version: event.version }];
  },
};
