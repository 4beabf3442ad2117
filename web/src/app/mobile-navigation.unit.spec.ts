import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';

import { UiMenu } from '../design/index.js';
import { i18n, setLanguage } from '../i18n/i18n.js';
import MobileNavigation from './MobileNavigation.vue';
import { featureRoutes } from './feature.js';

beforeEach(() => setLanguage('en'));

describe('when a part has more pages than fit at the foot of a small screen', () => {
  it('has every one of them, the last ones behind one button', () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    client.setQueryData(['me'], { roles: [{ role: 'admin' }], team: null });
    const router = createRouter({ history: createMemoryHistory(), routes: [...featureRoutes] });
    const wrapper = mount(MobileNavigation, {
      global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: client }]] },
    });
    const inSight = wrapper.findAll('a').length;
    const behind = wrapper.findComponent(UiMenu).props('items');
    expect(inSight).toBe(4);
    expect(behind.map(({ id }) => id)).toEqual(['admin-policy', 'admin-speech']);
    wrapper.unmount();
  });
});
