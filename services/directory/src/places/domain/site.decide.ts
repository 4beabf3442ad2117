import { create } from '@bufbuild/protobuf';
import { directoryV1 } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { Site, SiteEvent } from './site.js';

export interface OpenSite {
  type: 'OpenSite';
  siteId: string;
  name: string;
  /** Whether another site of the organisation bears the name. */
  nameTaken: boolean;
}

export type SiteCommand = OpenSite;

export function decideSite({ siteId, name, nameTaken }: SiteCommand, state: Site): SiteEvent[] {
  if (state.status === 'open') {
    if (state.name === name) return [];
    throw new Refusal('site_exists');
  }
  if (nameTaken) throw new Refusal('name_taken');
  return [create(directoryV1.SiteOpenedSchema, { siteId, name })];
}
