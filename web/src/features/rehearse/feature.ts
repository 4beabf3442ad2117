import { House, LibraryBig } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/home',
      name: 'home',
      component: () => import('./HomePage.vue'),
      meta: { area: 'rehearse', navigation: { label: 'rehearse.navigation.home', icon: House, order: 1 } },
    },
    {
      path: '/scenarios',
      name: 'scenarios',
      component: () => import('./ScenariosPage.vue'),
      meta: { area: 'rehearse', navigation: { label: 'rehearse.navigation.scenarios', icon: LibraryBig, order: 2 } },
    },
    {
      path: '/scenarios/:scenarioId',
      name: 'briefing',
      component: () => import('./BriefingPage.vue'),
      props: (route) => ({
        scenarioId: String(route.params['scenarioId']),
        assigned: route.query['purpose'] === 'assessed',
      }),
      meta: { area: 'rehearse' },
    },
  ],
};
