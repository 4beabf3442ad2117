import type { WarmUp } from '@repartee/proto';
import { ScenarioBriefing, ScenarioPage, WarmUpTalk, cockpitRoutes } from '@repartee/proto';
import type { UseMutationReturnType } from '@tanstack/vue-query';
import { useMutation, useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../../api/api.js';
import { usePaged } from '../../api/paged.js';
import { typesetAll } from '../../i18n/typeset.js';

export const useHome = () =>
  useQuery({
    queryKey: ['my', 'home'],
    queryFn: async ({ signal }) =>
      typesetAll(await api.get(cockpitRoutes.home.path, cockpitRoutes.home.answer, { signal })),
  });

export const useScenarios = () => usePaged(ScenarioPage, { key: ['scenarios'], path: '/api/catalog/scenarios' });

export const useBriefing = (scenarioId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['scenarios', 'briefing', scenarioId],
    queryFn: ({ signal }) =>
      api.get(`/api/catalog/scenarios/${encodeURIComponent(toValue(scenarioId))}`, ScenarioBriefing, { signal }),
  });

/** Sends one sentence, or nothing to have the persona begin. */
export const useWarmUp = (talk: () => WarmUp): UseMutationReturnType<WarmUpTalk, Error, string | undefined, unknown> =>
  useMutation({
    mutationFn: (text: string | undefined) =>
      api.post('/api/sessions/warm-up', WarmUpTalk, text === undefined ? talk() : { ...talk(), text }),
  });
