import type { PersonView } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick, ref, shallowRef } from 'vue';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import PersonRoles from './PersonRoles.vue';
import { fieldsOf, refreshFields } from './ceiling-fields.js';
import { reachesNobody } from './grants.js';
import { useFreshChoice } from './use-fresh-choice.js';
import { useLeaving } from './use-leaving.js';

let mounted: VueWrapper | null = null;
beforeEach(() => setLanguage('en'));
afterEach(() => {
  mounted?.unmount();
  mounted = null;
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

const nobody = { everywhere: false, sites: [], teams: [] };

describe('a role over some people', () => {
  it('reaches nobody without a site or a team', () => {
    expect(reachesNobody({ role: 'trainer', ...nobody })).toBe(true);
    expect(reachesNobody({ role: 'manager', ...nobody, teams: ['t'] })).toBe(false);
    expect(reachesNobody({ role: 'author', ...nobody })).toBe(false);
  });

  it('is withdrawn only on a second word', async () => {
    const fetched = vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json({ items: [] })));
    const person = { id: 'p1', name: 'Ada', roles: [{ role: 'author', ...nobody }] } as unknown as PersonView;
    const plugins = [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]];
    const withdrawn = () => fetched.mock.calls.some(([, init]) => init?.method === 'DELETE');
    mounted = mount(PersonRoles as Component, {
      ...{ props: { person } as never, attachTo: document.body, global: { plugins: plugins as never } },
    });
    const named = (within: string) =>
      [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find((one) =>
        one.textContent.startsWith('Withdraw'),
      );
    named('li')?.click();
    await flushPromises();
    expect(withdrawn()).toBe(false);
    named('[role=dialog]')?.click();
    await flushPromises();
    expect(withdrawn()).toBe(true);
  });
});

describe('when another administrator has changed what stands in a form', () => {
  it('takes it over where nothing was chosen', async () => {
    const adopted = ref<'open' | 'closed' | 'other'>('closed');
    const choice = useFreshChoice(adopted);
    adopted.value = 'open';
    await nextTick();
    expect(choice.value).toBe('open');
    choice.value = 'other';
    adopted.value = 'closed';
    await nextTick();
    expect(choice.value).toBe('other');
  });

  it('takes over the limits that were left as they were, and keeps the written ones', () => {
    const ceiling = { heardMinutes: 100, spokenCharacters: null, tokens: null, amount: null, prices: null };
    const fields = fieldsOf(ceiling);
    fields.limits.heardMinutes = '120';
    refreshFields(fields, fieldsOf(ceiling), fieldsOf({ ...ceiling, heardMinutes: 90, tokens: 5000 }));
    expect(fields.limits).toMatchObject({ heardMinutes: '120', tokens: '5000', amount: '' });
  });
});

describe('when a page holds what is shown nowhere else', () => {
  it('asks before it is left', async () => {
    const unsaved = shallowRef(true);
    const page: { leaving?: ReturnType<typeof useLeaving> } = {};
    const component = {
      setup: () => {
        page.leaving = useLeaving(unsaved);
        return () => null;
      },
    };
    const routes = [
      { path: '/', component },
      { path: '/away', component: { render: () => null } },
    ];
    const router = createRouter({ history: createMemoryHistory(), routes });
    mounted = mount({ template: '<RouterView />' }, { global: { plugins: [router] } });
    await router.push('/');
    const first = router.push('/away');
    await vi.waitFor(() => expect(page.leaving?.asking.value).toBe(true));
    page.leaving?.stay();
    await first;
    expect(router.currentRoute.value.path).toBe('/');
    unsaved.value = false;
    await router.push('/away');
    expect(router.currentRoute.value.path).toBe('/away');
  });
});
