import { AudioLines, Building2, CalendarCheck, Flag, ShieldCheck, Users } from '@lucide/vue';

import type { Feature } from '../../app/feature.js';

const administrators = { area: 'admin', roles: ['admin'] } as const;

export const feature: Feature = {
  routes: [
    {
      path: '/admin/people',
      name: 'admin-people',
      component: () => import('./PeoplePage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.people', icon: Users, order: 1 } },
    },
    {
      path: '/admin/people/add',
      name: 'admin-add-person',
      component: () => import('./AddPersonPage.vue'),
      meta: administrators,
    },
    {
      path: '/admin/people/import',
      name: 'admin-import-people',
      component: () => import('./ImportPeoplePage.vue'),
      meta: administrators,
    },
    {
      path: '/admin/people/:personId',
      name: 'admin-person',
      component: () => import('./AdminPersonPage.vue'),
      props: true,
      meta: administrators,
    },
    {
      path: '/admin/sites',
      name: 'admin-places',
      component: () => import('./PlacesPage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.places', icon: Building2, order: 2 } },
    },
    {
      path: '/admin/programmes',
      name: 'admin-programmes',
      component: () => import('./ProgrammesPage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.programmes', icon: Flag, order: 3 } },
    },
    {
      path: '/admin/assignments',
      name: 'admin-assignments',
      component: () => import('./AssignmentsPage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.assignments', icon: CalendarCheck, order: 4 } },
    },
    {
      path: '/assignments',
      name: 'assignments',
      component: () => import('./AssignmentsPage.vue'),
      meta: {
        area: 'review',
        roles: ['trainer'],
        navigation: { label: 'admin.navigation.assignments', icon: CalendarCheck, order: 8 },
      },
    },
    {
      path: '/admin/policy',
      name: 'admin-policy',
      component: () => import('./PolicyPage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.policy', icon: ShieldCheck, order: 5 } },
    },
    {
      path: '/admin/speech',
      name: 'admin-speech',
      component: () => import('./SpeechPage.vue'),
      meta: { ...administrators, navigation: { label: 'admin.navigation.speech', icon: AudioLines, order: 6 } },
    },
  ],
};
