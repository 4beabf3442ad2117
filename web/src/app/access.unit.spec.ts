import type { Me, Role } from '@repartee/proto';
import { House } from '@lucide/vue';
import { describe, expect, it } from 'vitest';
import type { RouteRecordRaw } from 'vue-router';

import { landingFor, leadsTo, linksFor, mayOpen } from './access.js';
import type { Area } from './feature.js';
import { safeNext } from './safe-next.js';

const createTestMe = (roles: Role[], over: Partial<Me> = {}): Me => ({
  id: 'p1',
  name: 'Camille Laurent',
  email: 'c@demo.repartee.test',
  language: 'en',
  organisation: {
    id: 'o',
    name: 'O',
    timeZone: 'Europe/Paris',
    language: 'en',
    policy: { managersOpenAssessed: true },
    recordingTerm: { days: 0 },
  },
  team: null,
  site: null,
  roles: roles.map((role) => ({ role, everywhere: true, sites: [], teams: [] })),
  ...over,
});

const page = (name: string, area: Area, order: number, roles?: Role[]): RouteRecordRaw => ({
  path: `/${name}`,
  name,
  component: House,
  meta: { area, navigation: { label: name, icon: House, order }, ...(roles ? { roles } : {}) },
});

const routes = [
  page('compare', 'compare', 2, ['manager']),
  page('overview', 'compare', 1, ['manager']),
  page('queue', 'review', 1, ['trainer']),
  page('scenarios', 'rehearse', 2),
  page('home', 'rehearse', 1),
];
const team = { id: 't', name: 'North' };

describe('a learner', () => {
  it('sees the pages of rehearsing, in their order, and lands on the first', () => {
    const me = createTestMe(['learner']);
    const links = linksFor(me, routes);
    expect(links.map((link) => link.name)).toEqual(['home', 'scenarios']);
    expect(landingFor(me, links)).toBe('home');
  });

  it('does not open the pages of others', () => {
    expect(mayOpen(createTestMe(['learner']), { area: 'compare', roles: ['manager'] })).toBe(false);
  });
});

describe('somebody with several roles', () => {
  it('lands where their work is first', () => {
    const me = createTestMe(['trainer', 'manager'], { team });
    expect(landingFor(me, linksFor(me, routes))).toBe('overview');
  });

  it('rehearses too where they belong to a team', () => {
    const names = (me: Me) => linksFor(me, routes).map((link) => link.name);
    expect(names(createTestMe(['trainer'], { team }))).toEqual(['home', 'scenarios', 'queue']);
    expect(names(createTestMe(['trainer']))).toEqual(['queue']);
  });
});

describe('the way on after a sign-in', () => {
  it('stays on this site', () => {
    expect(
      ['/home', '//evil.test', '/\\evil.test', 'https://evil.test', undefined, '/starting?next=/'].map(safeNext),
    ).toEqual(['/home', '/', '/', '/', '/', '/']);
  });
});

describe('a link of the navigation', () => {
  it('is the current one on its page and on the pages below, not beside', () => {
    const link = { path: '/admin/people' };
    expect(
      ['/admin/people', '/admin/people/add', '/admin/peoples', '/admin'].map((path) => leadsTo(link, path)),
    ).toEqual([true, true, false, false]);
  });
});
