import type { QueryClient } from '@tanstack/vue-query';
import { createRouter, createWebHistory } from 'vue-router';
import type { Router } from 'vue-router';

import { featureRoutes } from './feature.js';
import { guard } from './guard.js';

export const createAppRouter = (client: QueryClient): Router => {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'root', component: { render: () => null } },
      {
        path: '/starting',
        name: 'start-up',
        component: () => import('./StartUpPage.vue'),
        meta: { public: true, bare: true },
      },
      ...featureRoutes,
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
    ],
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved;
      if (to.hash) return { el: to.hash };
      return to.path === from.path ? false : { top: 0 };
    },
  });
  router.beforeEach((to) => guard(client, to));
  // The heading takes the focus, so that a screen reader starts where the eye does.
  router.afterEach((to, from, failure) => {
    if (failure || to.meta.bare || from.name === undefined || to.path === from.path) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }));
  });
  return router;
};
