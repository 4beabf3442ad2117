import type { Me, Role } from '@repartee/proto';
import type { RouteMeta, RouteRecordRaw } from 'vue-router';

import { areas } from './feature.js';
import type { Area, NavigationEntry } from './feature.js';

export const rolesOf = (me: Me): Role[] => me.roles.map((grant) => grant.role);

/** Whoever belongs to a team may rehearse, whatever else they do. */
const rehearses = (me: Me): boolean => me.team !== null || rolesOf(me).includes('learner');

/** The server decides what is seen; this only spares people pages that would be empty for them. */
export const mayOpen = (me: Me, meta: RouteMeta): boolean => {
  if (meta.area === 'rehearse') return rehearses(me);
  return meta.roles === undefined || meta.roles.some((role) => rolesOf(me).includes(role));
};

export interface NavigationLink extends NavigationEntry {
  name: string;
  path: string;
  area: Area;
}

/** Links that this person may follow, by area, in order. */
export const linksFor = (me: Me, routes: readonly RouteRecordRaw[]): NavigationLink[] =>
  routes
    .flatMap((route) => {
      const { navigation, area } = route.meta ?? {};
      if (!navigation || !area || !mayOpen(me, route.meta ?? {})) return [];
      return [{ ...navigation, name: String(route.name), path: route.path, area }];
    })
    .sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area) || a.order - b.order);

/** Whether a page is the one of the link, or lies below it. */
export const leadsTo = (link: Pick<NavigationLink, 'path'>, path: string): boolean =>
  path === link.path || path.startsWith(`${link.path}/`);

/** Where somebody lands: what their work is first, rehearsing for everybody else. */
const landing: readonly [Role, Area][] = [
  ['manager', 'compare'],
  ['trainer', 'review'],
  ['admin', 'admin'],
  ['author', 'studio'],
];

export const landingFor = (me: Me, links: readonly NavigationLink[]): string | null => {
  const wanted = landing.filter(([role]) => rolesOf(me).includes(role)).map(([, area]) => area);
  for (const area of [...wanted, 'rehearse'] as Area[]) {
    const first = links.find((link) => link.area === area);
    if (first) return first.name;
  }
  return links[0]?.name ?? null;
};
