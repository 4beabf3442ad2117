import type { Me, SearchResults } from '@repartee/proto';
import type { RouteLocationNamedRaw, Router } from 'vue-router';

import { mayOpen } from './access.js';

export type Lead = (...ways: RouteLocationNamedRaw[]) => RouteLocationNamedRaw | undefined;

/** The first of several pages that is there and that this person may open; none where they may open none. */
export const leadFor =
  (me: Me | null | undefined, router: Pick<Router, 'hasRoute' | 'resolve'>): Lead =>
  (...ways) =>
    me ? ways.find((to) => router.hasRoute(to.name ?? '') && mayOpen(me, router.resolve(to).meta)) : undefined;

/** To rehearse it, else to read it. */
export const scenarioWays = (scenarioId: string): RouteLocationNamedRaw[] => [
  { name: 'briefing', params: { scenarioId } },
  { name: 'studio-scenario', params: { scenarioId } },
];

/** An administrator looks after the person, a trainer reads their sessions. */
export const personWays = (personId: string): RouteLocationNamedRaw[] => [
  { name: 'admin-person', params: { personId } },
  { name: 'review', query: { learner: personId, seen: 'all' } },
];

export const sessionWays = ({ id, own }: SearchResults['sessions'][number]): RouteLocationNamedRaw[] => [
  { name: own ? 'debriefing' : 'review-session', params: { sessionId: id } },
];
