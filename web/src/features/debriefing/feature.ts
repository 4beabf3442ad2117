import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/sessions/:sessionId',
      name: 'debriefing',
      component: () => import('./DebriefingPage.vue'),
      props: (route) => ({ sessionId: String(route.params['sessionId']) }),
      meta: { area: 'rehearse' },
    },
  ],
};
