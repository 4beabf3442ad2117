import type { Feature } from '../../app/feature.js';

export const feature: Feature = {
  routes: [{ path: '/who-sees-what', name: 'who-sees-what', component: () => import('./WhoSeesWhatPage.vue') }],
};
