import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute } from 'vue-router';

import { api } from '../../api/api.js';
import { useLookups } from '../../api/lookups.js';
import { usePaged } from '../../api/paged.js';
import { addressOf, questionOf } from './question.js';

const PAGE = 100;

/** One cohort's figure of one skill, and page by page the learners and sessions behind it. */
export const useBehind = () => {
  const route = useRoute();
  const question = computed(() => {
    const asked = questionOf(route.query, []);
    return { ...asked, cohort: asked.cohort.slice(0, 1), skill: asked.skill.slice(0, 1) };
  });
  const isAsked = computed(() => question.value.cohort.length === 1 && question.value.skill.length === 1);
  const lookups = useLookups();
  const comparison = useQuery({
    queryKey: ['compare', question],
    queryFn: ({ signal }) =>
      api.get(cockpitRoutes.compare.path, cockpitRoutes.compare.answer, { query: addressOf(question.value), signal }),
    enabled: isAsked,
  });
  const learners = usePaged(cockpitRoutes.compareLearners.answer, {
    key: ['compare', 'learners'],
    path: cockpitRoutes.compareLearners.path,
    query: computed(() => ({ ...addressOf(question.value), limit: PAGE })),
    enabled: () => isAsked.value && lookups.data.value?.opensSessions === true,
  });
  return { question, lookups, comparison, learners };
};
