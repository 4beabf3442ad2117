import { cockpitRoutes } from '@repartee/proto';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { api } from '../../api/api.js';
import { useLookups } from '../../api/lookups.js';
import type { Question } from './question.js';
import { addressOf, questionOf, usualCohorts } from './question.js';

/** The question lives in the address, and so does the skill that is looked at closely. */
export const useQuestion = () => {
  const route = useRoute();
  const router = useRouter();
  const { data: lookups, error: lookupsError, refetch: retryLookups } = useLookups();

  const question = computed(() => questionOf(route.query, lookups.value ? usualCohorts(lookups.value) : []));
  const look = computed({
    get: () => (typeof route.query['look'] === 'string' ? route.query['look'] : ''),
    set: (skill) => void router.replace({ query: { ...addressOf(question.value), look: skill }, hash: route.hash }),
  });
  const ask = (change: Partial<Question>): void => {
    void router.push({ query: addressOf({ ...question.value, ...change }) });
  };
  const comparison = useQuery({
    queryKey: ['compare', question],
    queryFn: ({ signal }) =>
      api.get(cockpitRoutes.compare.path, cockpitRoutes.compare.answer, {
        query: addressOf(question.value),
        signal,
      }),
    enabled: () => question.value.cohort.length > 0,
    placeholderData: keepPreviousData,
  });
  return { lookups, lookupsError, retryLookups, question, ask, look, comparison };
};
