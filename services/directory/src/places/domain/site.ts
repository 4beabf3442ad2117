import type { directoryV1 } from '@repartee/proto';

export type Site = { status: 'planned' } | { status: 'open'; name: string };
export type SiteEvent = directoryV1.SiteOpened;

export const initialSite: Site = { status: 'planned' };

export function evolveSite(_: Site, event: SiteEvent): Site {
  return { status: 'open', name: event.name };
}
