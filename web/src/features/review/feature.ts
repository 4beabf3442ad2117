import { Inbox } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/review',
      name: 'review',
      component: () => import('./QueuePage.vue'),
      meta: {
        area: 'review',
        roles: ['trainer'],
        navigation: { label: 'review.navigation.queue', icon: Inbox, order: 1 },
      },
    },
    {
      path: '/review/sessions/:sessionId',
      name: 'review-session',
      component: () => import('./ReviewSessionPage.vue'),
      props: (route) => ({ sessionId: String(route.params['sessionId']) }),
      meta: { area: 'review', roles: ['trainer', 'manager'] },
    },
  ],
};
