import type { Feature } from '../../app/feature.js';

const ofCase = (route: { params: Record<string, unknown> }) => ({ caseId: String(route.params['caseId']) });

export const feature: Feature = {
  routes: [
    { path: '/cases', redirect: { name: 'scenarios' } },
    {
      path: '/cases/new',
      name: 'case-new',
      component: () => import('./CaseNewPage.vue'),
      meta: { area: 'rehearse' },
    },
    {
      path: '/cases/:caseId',
      name: 'case',
      component: () => import('./CasePage.vue'),
      props: ofCase,
      meta: { area: 'rehearse' },
    },
    {
      path: '/cases/:caseId/edit',
      name: 'case-edit',
      component: () => import('./CaseEditPage.vue'),
      props: ofCase,
      meta: { area: 'rehearse' },
    },
  ],
};
