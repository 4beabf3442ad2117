import { cockpitRoutes } from '@repartee/proto';
import type { LineagePage } from '@repartee/proto';
import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../api/api.js';
import type { AskedFigure } from './asked-figure.js';
import { keyOf, valuesOf } from './asked-figure.js';

const PAGE = 10;

/** What a figure rests on in numbers, and page by page the events. */
export const useLineage = (asked: MaybeRefOrGetter<AskedFigure>) => {
  const { path, answer } = cockpitRoutes.lineage;
  const result = useInfiniteQuery({
    queryKey: computed(() => [...keyOf(toValue(asked)), valuesOf(toValue(asked))]),
    queryFn: ({ pageParam, signal }): Promise<LineagePage> =>
      api.get(path, answer, { query: { ...valuesOf(toValue(asked)), limit: PAGE, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: LineagePage) => last.next,
  });
  const pages = computed(() => result.data.value?.pages ?? []);
  return {
    first: computed(() => pages.value[0]),
    items: computed(() => pages.value.flatMap((page) => page.items)),
    error: result.error,
    isFetching: result.isFetching,
    hasMore: result.hasNextPage,
    more: () => void result.fetchNextPage(),
    retry: () => void result.refetch(),
  };
};
