import { SearchResults } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { refDebounced } from '@vueuse/core';
import { computed } from 'vue';
import type { Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { RouteLocationNamedRaw } from 'vue-router';

import { api } from '../api/api.js';
import { useWords } from '../i18n/use-words.js';
import { leadFor, personWays, scenarioWays, sessionWays } from './leads.js';
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

/** What the server has found of this word, and whether it is still asked or could not answer. */
const useFound = (word: Ref<string>, open: Ref<boolean>) => {
  const wanted = refDebounced(word, 150);
  const { data, isError } = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => api.get('/api/cockpit/search', SearchResults, { query: { search: wanted.value }, signal }),
    enabled: () => open.value && wanted.value.length > 0,
  });
  // What was found of a former word is not shown: Enter would open it.
  const found = computed(() => (word.value !== '' && wanted.value === word.value ? data.value : undefined));
  const failed = computed(() => word.value !== '' && wanted.value === word.value && isError.value);
  return { found, failed, waiting: computed(() => word.value !== '' && !found.value && !failed.value) };
};

/** Found things as hits, each on a page that this person may open; the others are left out. */
const useHits = () => {
  const { t, tx, dateTime } = useWords();
  const { me } = useNavigation();
  const router = useRouter();
  return ({ scenarios, people, sessions }: SearchResults): HitGroup[] => {
    const lead = leadFor(me.value, router);
    const hitsOf = <One extends { id: string }>(
      all: readonly One[],
      ways: (one: One) => RouteLocationNamedRaw[],
      words: (one: One) => Pick<Hit, 'label' | 'note'>,
    ): Hit[] =>
      all.flatMap((one) => {
        const to = lead(...ways(one));
        return to ? [{ id: one.id, to, ...words(one) }] : [];
      });
    const sessionWords = ({ own, learner, scenario, startedAt }: SearchResults['sessions'][number]) => ({
      label: own ? tx(scenario.title) : `${learner.name ?? t('app.search.erased')}, ${tx(scenario.title)}`,
      note: dateTime(startedAt),
    });
    return [
      {
        id: 'scenarios',
        hits: hitsOf(
          scenarios,
          ({ id }) => scenarioWays(id),
          ({ title, personaName }) => ({ label: tx(title), note: personaName }),
        ),
      },
      {
        id: 'people',
        hits: hitsOf(
          people,
          ({ id }) => personWays(id),
          ({ name, team }) => ({ label: name, note: team }),
        ),
      },
      { id: 'sessions', hits: hitsOf(sessions, sessionWays, sessionWords) },
    ];
  };
};

/** Pages by name, and what the server finds that this person may open: scenarios, people, sessions. */
export const useSearch = (search: Ref<string>, open: Ref<boolean>) => {
  const { t } = useWords();
  const { all } = useNavigation();
  const hits = useHits();
  const word = computed(() => search.value.trim());
  const { found, failed, waiting } = useFound(word, open);

  const pages = computed<Hit[]>(() =>
    all.value
      .map((link) => ({
        id: link.name,
        label: t(link.label),
        note: t(`app.areas.${link.area}`),
        to: { name: link.name },
      }))
      .filter((hit) => plain(`${hit.label} ${hit.note}`).includes(plain(word.value))),
  );
  const groups = computed(() =>
    [{ id: 'pages' as const, hits: pages.value }, ...(found.value ? hits(found.value) : [])].filter(
      (group) => group.hits.length > 0,
    ),
  );
  /** Said where the list does not say everything yet, or nothing. */
  const standing = computed(() => {
    if (failed.value) return 'failed';
    if (waiting.value) return 'waiting';
    return groups.value.length === 0 ? 'none' : undefined;
  });
  return { groups, standing };
};
