import type { Me } from '@repartee/proto';
import { QueryClient, VueQueryPlugin, useQuery } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

import { useToasts } from '../design/index.js';
import { useEntry } from '../features/sign-in/use-entry.js';
import { i18n, setLanguage } from '../i18n/i18n.js';
import AppShell from './AppShell.vue';
import { meQuery } from './me.js';
import { useAccount } from './use-account.js';

vi.mock('socket.io-client', () => ({ io: () => ({ on: () => {}, disconnect: () => {} }) }));

const person = (name: string) => ({ id: name, name, language: 'en', roles: [] }) as unknown as Me;
const away = { type: 'x', title: 'x', status: 503, detail: 'x', code: 'x' };

const FormPage = defineComponent(() => {
  const enter = useEntry();
  return () => h('button', { class: 'form', onClick: () => void enter(person('Bo')) }, 'Sign in');
});
const HomePage = defineComponent(() => {
  const { signOut } = useAccount();
  // Fetched for whoever is signed in, and on the screen.
  const { data } = useQuery({ queryKey: ['mine'], queryFn: () => 'hers', staleTime: Infinity });
  return () => h('button', { class: 'out', onClick: signOut }, data.value);
});
const stub = (name: string) => defineComponent({ name, props: ['open'], render: () => h('i', { class: name }) });

const createTestApp = async (me: Me | null, path: string) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(meQuery.queryKey, me);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: HomePage },
      { path: '/sign-in', name: 'sign-in', component: FormPage },
    ],
  });
  await router.push(path);
  const quiet = ['AppHeader', 'SpeechCeilingNotice', 'ConnectionNotice', 'ShortcutsDialog', 'UiToasts'];
  const wrapper = mount(AppShell, {
    attachTo: document.body,
    global: {
      plugins: [i18n, router, [VueQueryPlugin, { queryClient: client }]],
      stubs: {
        ...Object.fromEntries(quiet.map((name) => [name, true])),
        CommandPalette: stub('palette'),
        MobileNavigation: stub('foot'),
      },
    },
  });
  await flushPromises();
  const press = async (name: string) => {
    await wrapper.get(name).trigger('click');
    await flushPromises();
  };
  return { client, router, wrapper, press };
};

beforeEach(async () => {
  document.body.innerHTML = '';
  await setLanguage('en');
});
afterEach(() => vi.restoreAllMocks());

describe('signing in through the form', () => {
  it('opens the search by its key, and the way about at the foot, without a reload', async () => {
    const { wrapper, press } = await createTestApp(null, '/sign-in');
    expect(wrapper.findAll('.palette, .foot')).toEqual([]);
    await press('.form');
    expect(wrapper.findAll('.palette, .foot')).toHaveLength(2);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await flushPromises();
    expect(wrapper.findComponent({ name: 'palette' }).props('open')).toBe(true);
    wrapper.unmount();
  });

  it('leaves nothing of what was fetched for somebody else', async () => {
    const { client, press, wrapper } = await createTestApp(null, '/sign-in');
    client.setQueryData(['theirs'], 'x');
    await press('.form');
    expect(client.getQueryData(['theirs'])).toBeUndefined();
    expect(client.getQueryData<Me>(meQuery.queryKey)?.name).toBe('Bo');
    wrapper.unmount();
  });
});

describe('signing out', () => {
  const signOut = async (answer: () => Promise<Response>) => {
    const fetched = vi.spyOn(window, 'fetch').mockImplementation(answer);
    const app = await createTestApp(person('Ada'), '/');
    await app.press('.out');
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    await flushPromises();
    const { client, router, wrapper } = app;
    const after = { me: client.getQueryData(meQuery.queryKey), path: router.currentRoute.value.path };
    const mine = client.getQueryData(['mine']);
    wrapper.unmount();
    return { ...after, mine };
  };

  it('forgets the person and what was theirs', async () => {
    const after = await signOut(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(after).toEqual({ me: null, path: '/sign-in', mine: undefined });
  });

  it.each([
    ['offline', () => Promise.reject(new TypeError('no network'))],
    ['the server is away', () => Promise.resolve(Response.json(away, { status: 503 }))],
  ])('leaves them signed in and says so where %s', async (_, answer) => {
    const { toasts } = useToasts();
    const after = await signOut(answer);
    expect([after.path, (after.me as Me).name]).toEqual(['/', 'Ada']);
    expect(toasts.value.at(-1)?.text).toContain('You are still signed in');
  });
});
