import { ChartLine, History } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/progress',
      name: 'progress',
      component: () => import('./ProgressPage.vue'),
      meta: { area: 'rehearse', navigation: { label: 'progress.navigation.progress', icon: ChartLine, order: 3 } },
    },
    {
      path: '/sessions',
      name: 'my-sessions',
      component: () => import('./MySessionsPage.vue'),
      meta: { area: 'rehearse', navigation: { label: 'progress.navigation.sessions', icon: History, order: 4 } },
    },
  ],
};
