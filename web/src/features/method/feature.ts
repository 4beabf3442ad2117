import { Ruler } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/method',
      name: 'method',
      component: () => import('./MethodPage.vue'),
      meta: {
        area: 'compare',
        roles: ['manager'],
        navigation: { label: 'method.navigation.method', icon: Ruler, order: 9 },
      },
    },
  ],
};
