import type { Feature } from '../../app/feature.js';

const ofSession = (route: { params: Record<string, unknown> }) => ({ sessionId: String(route.params['sessionId']) });

export const feature: Feature = {
  routes: [
    {
      path: '/sessions/:sessionId/branches',
      name: 'branches',
      component: () => import('./BranchesPage.vue'),
      props: ofSession,
      meta: { area: 'rehearse' },
    },
    {
      path: '/sessions/:sessionId/sheet',
      name: 'sheet',
      component: () => import('./SheetPage.vue'),
      props: ofSession,
      meta: { area: 'rehearse' },
    },
  ],
};
