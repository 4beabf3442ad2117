import type { Written } from '@repartee/proto';
import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';
import type { z } from 'zod';

import { api } from './api.js';
import type { QueryValues } from './client.js';

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface PagedQuery {
  key: readonly unknown[];
  path: MaybeRefOrGetter<string>;
  query?: MaybeRefOrGetter<QueryValues> | undefined;
  enabled?: MaybeRefOrGetter<boolean> | undefined;
  /** A write that the list must hold. */
  head?: MaybeRefOrGetter<Written | undefined> | undefined;
}

/** A list in pages by key: `items` so far, `more()` for the following page, `hasMore`. Give the rest to UiPager. */
export const usePaged = <Item>(schema: z.ZodType<Page<Item>>, { key, path, query, enabled, head }: PagedQuery) => {
  const result = useInfiniteQuery({
    queryKey: [...key, computed(() => toValue(path)), computed(() => toValue(query) ?? {})],
    queryFn: ({ pageParam, signal }): Promise<Page<Item>> =>
      api.get(toValue(path), schema, { query: { ...toValue(query), after: pageParam }, signal, after: toValue(head) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Item>) => last.next,
    enabled: () => toValue(enabled) ?? true,
  });
  return {
    ...result,
    items: computed<Item[]>(() => result.data.value?.pages.flatMap((page) => page.items) ?? []),
    hasMore: result.hasNextPage,
    more: () => void result.fetchNextPage(),
  };
};
