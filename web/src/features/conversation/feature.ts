import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/conversation/:sessionId',
      name: 'conversation',
      component: () => import('./ConversationPage.vue'),
      props: (route) => ({ sessionId: String(route.params['sessionId']) }),
      meta: { area: 'rehearse', bare: true },
    },
  ],
};
