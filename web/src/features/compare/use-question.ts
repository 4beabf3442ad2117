import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { api } from '../../api/api.js';
import { useLookups } from '../../api/lookups.js';

/** The question lives in the address; without one, the first two sites (or teams) are compared. */
export const useQuestion = () => {
  const route = useRoute();
  const router = useRouter();
  const { data: lookups, error: lookupsError, refetch: retryLookups } = useLookups();

  const first = computed(() => {
    const { sites = [], teams = [] } = lookups.value ?? {};
    const kind = sites.length > 1 ? 'site' : 'team';
    return (kind === 'site' ? sites : teams).slice(0, 2).map(({ id }) => `${kind}:${id}`);
  });
  const cohorts = computed(() => {
    const asked = [route.query['cohort'] ?? []].flat().filter((one) => one !== null);
    return asked.length > 0 ? asked : first.value;
  });
  const of = (name: 'family' | 'from' | 'to'): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const query = computed(() => ({ cohort: cohorts.value, family: of('family'), from: of('from'), to: of('to') }));
  const ask = (change: Partial<typeof query.value>): void => {
    const set = Object.entries({ ...query.value, ...change }).filter(([, value]) => value.length > 0);
    void router.replace({ query: Object.fromEntries(set) });
  };
  const comparison = useQuery({
    queryKey: ['compare', query],
    queryFn: ({ signal }) =>
      api.get(cockpitRoutes.compare.path, cockpitRoutes.compare.answer, { query: query.value, signal }),
    enabled: () => cohorts.value.length > 0,
  });
  return { lookups, lookupsError, retryLookups, query, ask, comparison };
};
