import { SearchResults } from '@repartee/proto';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { refDebounced } from '@vueuse/core';
import { computed } from 'vue';
import type { Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { RouteLocationNamedRaw } from 'vue-router';

import { api } from '../api/api.js';
import { useWords } from '../i18n/use-words.js';
import { useNavigation } from './use-navigation.js';

export interface Hit {
  id: string;
  label: string;
  note?: string;
  to: RouteLocationNamedRaw;
}

export interface HitGroup {
  id: 'pages' | 'scenarios' | 'people' | 'sessions';
  hits: Hit[];
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Pages by name, and what the server finds that this person may open: scenarios, people, sessions. */
export const useSearch = (search: Ref<string>, open: Ref<boolean>) => {
  const { t, tx, dateTime } = useWords();
  const { all } = useNavigation();
  const router = useRouter();
  const wanted = refDebounced(
    computed(() => search.value.trim()),
    150,
  );
  const { data } = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => api.get('/api/cockpit/search', SearchResults, { query: { search: wanted.value }, signal }),
    enabled: () => open.value && wanted.value.length > 0,
    placeholderData: keepPreviousData,
  });

  const pages = computed<Hit[]>(() =>
    all.value
      .map((link) => ({
        id: link.name,
        label: t(link.label),
        note: t(`app.areas.${link.area}`),
        to: { name: link.name },
      }))
      .filter((hit) => plain(`${hit.label} ${hit.note}`).includes(plain(search.value.trim()))),
  );

  const found = computed<HitGroup[]>(() => {
    if (!data.value || wanted.value === '') return [];
    const { scenarios, people, sessions } = data.value;
    return [
      {
        id: 'scenarios',
        hits: scenarios.map((one) => ({
          id: one.id,
          label: tx(one.title),
          note: one.personaName,
          to: { name: 'briefing', params: { scenarioId: one.id } },
        })),
      },
      {
        id: 'people',
        hits: people.map((one) => ({
          id: one.id,
          label: one.name,
          note: one.team,
          to: { name: 'person', params: { personId: one.id } },
        })),
      },
      {
        id: 'sessions',
        hits: sessions.map((one) => ({
          id: one.id,
          label: one.own
            ? tx(one.scenario.title)
            : `${one.learner.name ?? t('app.search.erased')}, ${tx(one.scenario.title)}`,
          note: dateTime(one.startedAt),
          to: { name: one.own ? 'debriefing' : 'review-session', params: { sessionId: one.id } },
        })),
      },
    ];
  });

  const groups = computed(() =>
    [{ id: 'pages' as const, hits: pages.value }, ...found.value]
      .map(({ id, hits }) => ({ id, hits: hits.filter((hit) => router.hasRoute(hit.to.name ?? '')) }))
      .filter((group) => group.hits.length > 0),
  );
  return { groups };
};
