import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

import { i18n, setLanguage } from '../i18n/i18n.js';
import { featureRoutes } from './feature.js';
import { useSearch } from './use-search.js';

beforeEach(async () => {
  await setLanguage('en');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A trainer's search box before a server that finds one person of every word, called after it. */
const createTestSearch = (answers = true) => {
  vi.spyOn(window, 'fetch').mockImplementation((url) => {
    const name = new URL(url as string, 'http://localhost').searchParams.get('search') ?? '';
    const problem = { type: 'x', title: 'x', status: 500, detail: 'x', code: 'internal' };
    if (!answers) return Promise.resolve(Response.json(problem, { status: 500 }));
    return Promise.resolve(Response.json({ people: [{ id: name, name, team: 'T' }], scenarios: [], sessions: [] }));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(['me'], { id: 'p', roles: [{ role: 'trainer' }], team: null });
  const router = createRouter({ history: createMemoryHistory(), routes: [...featureRoutes] });
  const search = ref('');
  const opened: ReturnType<typeof useSearch>[] = [];
  mount(
    {
      setup: () => {
        opened.push(useSearch(search, ref(true)));
        return () => null;
      },
    },
    { global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: client }]] } },
  );
  const [found] = opened;
  if (!found) throw new Error('The search was not set up.');
  const people = () => found.groups.value.flatMap(({ id, hits }) => (id === 'people' ? hits : []));
  return { search, people, standing: found.standing };
};
const answered = () => vi.advanceTimersByTimeAsync(300);

describe('a search', () => {
  it('finds people, and shows nothing of a former word', async () => {
    const { search, people, standing } = createTestSearch();
    search.value = 'Zoe';
    expect(standing.value).toBe('waiting');
    await answered();
    expect(people()).toMatchObject([{ label: 'Zoe', to: { name: 'review' } }]);
    expect(standing.value).toBeUndefined();
    search.value = 'Zoeb';
    expect(people()).toEqual([]);
    expect(standing.value).toBe('waiting');
  });

  it('says where the server could not answer', async () => {
    const { search, standing } = createTestSearch(false);
    search.value = 'Zoe';
    await answered();
    expect(standing.value).toBe('failed');
  });
});
