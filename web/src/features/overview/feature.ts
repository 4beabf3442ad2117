import { LayoutDashboard } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/overview',
      name: 'overview',
      component: () => import('./OverviewPage.vue'),
      meta: {
        area: 'compare',
        roles: ['manager'],
        navigation: { label: 'overview.navigation.overview', icon: LayoutDashboard, order: 1 },
      },
    },
  ],
};
