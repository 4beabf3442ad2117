import { LibraryBig, Upload } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

const readers = { area: 'studio', roles: ['author', 'trainer'] } as const;

export const feature: Feature = {
  routes: [
    {
      path: '/studio/scenarios',
      name: 'studio-scenarios',
      component: () => import('./StudioScenariosPage.vue'),
      meta: { ...readers, navigation: { label: 'studio.navigation.scenarios', icon: LibraryBig, order: 1 } },
    },
    {
      path: '/studio/scenarios/:scenarioId',
      name: 'studio-scenario',
      component: () => import('./StudioScenarioPage.vue'),
      props: (route) => ({
        scenarioId: String(route.params['scenarioId']),
        version: route.query['version'] === undefined ? undefined : Number(route.query['version']),
      }),
      meta: readers,
    },
    {
      path: '/studio/import',
      name: 'studio-import',
      component: () => import('./ImportPackPage.vue'),
      meta: {
        area: 'studio',
        roles: ['author'],
        navigation: { label: 'studio.navigation.import', icon: Upload, order: 2 },
      },
    },
  ],
};
