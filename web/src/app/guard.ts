import type { QueryClient } from '@tanstack/vue-query';
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';

import { isProblemError } from '../api/problem-error.js';
import { landingFor, linksFor, mayOpen } from './access.js';
import { featureRoutes } from './feature.js';
import { meQuery, setupIsOpen } from './me.js';

/** Where to go instead of `to`, or true. Whoever is not signed in comes back to `to` after the sign-in. */
export const guard = async (client: QueryClient, to: RouteLocationNormalized): Promise<RouteLocationRaw | true> => {
  if (to.name === 'start-up') return true;
  try {
    const me = await client.ensureQueryData(meQuery);
    if (me === null) return await forGuest(to);
    if (to.name === 'sign-in' || to.name === 'setup' || to.path === '/') {
      const name = landingFor(me, linksFor(me, featureRoutes));
      return { name: name ?? 'profile' };
    }
    return mayOpen(me, to.meta) ? true : { name: 'not-found', params: { path: to.path.slice(1).split('/') } };
  } catch (error) {
    if (isProblemError(error)) return { name: 'start-up', query: { next: to.fullPath } };
    throw error;
  }
};

const forGuest = async (to: RouteLocationNormalized): Promise<RouteLocationRaw | true> => {
  if (to.meta.public && to.name !== 'sign-in') return true;
  if (await setupIsOpen()) return { name: 'setup' };
  if (to.name === 'sign-in') return true;
  return { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } };
};
