import type { Feature } from '../../app/feature.js';

const open = { public: true, bare: true } as const;

export const feature: Feature = {
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: open },
    { path: '/setup', name: 'setup', component: () => import('./SetupPage.vue'), meta: open },
    { path: '/forgotten', name: 'forgotten', component: () => import('./ForgottenPage.vue'), meta: open },
    {
      path: '/invitation/:token',
      name: 'invitation',
      component: () => import('./LinkPage.vue'),
      props: (route) => ({ kind: 'invitations', token: String(route.params['token']) }),
      meta: open,
    },
    {
      path: '/password-reset/:token',
      name: 'password-reset',
      component: () => import('./LinkPage.vue'),
      props: (route) => ({ kind: 'password-resets', token: String(route.params['token']) }),
      meta: open,
    },
  ],
};
