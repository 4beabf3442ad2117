import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import SetupPage from './SetupPage.vue';

// Some hundred time zones are listed, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 });

const refused = {
  ...{ type: 'x', title: 'x', status: 422, code: 'setup_token_wrong', detail: 'x' },
  errors: [{ field: 'token', message: 'x', fault: 'missing' }],
};

let mounted: VueWrapper | null = null;

beforeEach(() => setLanguage('en'));

afterEach(() => {
  mounted?.unmount();
  mounted = null;
  vi.restoreAllMocks();
});

/** The page before a server that asks for a token, or does not, and refuses whatever it is sent. */
const open = async (needsToken: boolean) => {
  const sent: unknown[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((_, init) => {
    if (init?.method !== 'POST') return Promise.resolve(Response.json({ open: true, needsToken }));
    sent.push(JSON.parse(init.body as string));
    return Promise.resolve(Response.json(refused, { status: 422 }));
  });
  const routes = [{ path: '/', component: { render: () => null } }];
  const router = createRouter({ history: createMemoryHistory(), routes });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const plugins = [i18n, router, [VueQueryPlugin, { queryClient }]];
  mounted = mount(SetupPage, { global: { plugins: plugins as never }, attachTo: document.body });
  await flushPromises();
  return { page: mounted, sent };
};

const labelOf = (page: VueWrapper, label: string) => page.findAll('label').find((one) => one.text() === label);
const fill = async (page: VueWrapper, label: string, text: string) =>
  page.get(`[id="${labelOf(page, label)?.attributes('for') ?? label}"]`).setValue(text);

describe('the page that sets up a server', () => {
  it('asks for the token of a published one, and says at the field that it is missing', async () => {
    const { page, sent } = await open(true);
    expect(labelOf(page, 'Setup token')).toBeDefined();
    await fill(page, 'Setup token', 'a guess');
    for (const input of page.findAll('fieldset input'))
      await input.setValue(input.attributes('type') === 'email' ? 'nora@verdier.test' : 'a long sentence');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(sent).toMatchObject([{ token: 'a guess' }]);
    expect(page.text()).toContain('This is needed.');
  });

  it('asks for none on a machine of one’s own', async () => {
    const { page } = await open(false);
    expect(labelOf(page, 'Setup token')).toBeUndefined();
  });
});
