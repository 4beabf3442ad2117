import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [{ path: '/profile', name: 'profile', component: () => import('./ProfilePage.vue') }],
};
