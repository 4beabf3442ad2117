import { GitCompareArrows } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/compare',
      name: 'compare',
      component: () => import('./ComparePage.vue'),
      meta: {
        area: 'compare',
        roles: ['manager'],
        navigation: { label: 'compare.navigation.compare', icon: GitCompareArrows, order: 2 },
      },
    },
    {
      path: '/compare/behind',
      name: 'compare-behind',
      component: () => import('./BehindPage.vue'),
      meta: { area: 'compare', roles: ['manager'] },
    },
  ],
};
