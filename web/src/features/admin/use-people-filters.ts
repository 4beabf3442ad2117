import { roleNames } from '@repartee/proto';
import { refDebounced } from '@vueuse/core';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { useWords } from '../../i18n/use-words.js';
import { useSites } from './queries.js';

const ALL = 'all';
const statuses = ['active', 'invited', 'left'] as const;

/** What the list of people is narrowed to. It stays in the address, so that going back finds it again. */
export const usePeopleFilters = () => {
  const { t } = useWords();
  const route = useRoute();
  const router = useRouter();
  const { data: sites } = useSites();

  const fromAddress = (name: string, otherwise: string): string => String(route.query[name] ?? otherwise);
  const search = ref(fromAddress('search', ''));
  const site = ref<string | undefined>(fromAddress('site', ALL));
  const role = ref<string | undefined>(fromAddress('role', ALL));
  const status = ref<string | undefined>(fromAddress('status', ALL));
  const settled = refDebounced(search, 250);

  const chosen = (value: string | undefined): string | undefined => (value === ALL ? undefined : value);
  const query = computed(() => ({
    search: settled.value.trim() || undefined,
    site: chosen(site.value),
    role: chosen(role.value),
    status: chosen(status.value),
  }));
  watch(query, (now) => void router.replace({ query: now }));

  const clear = (): void => {
    search.value = '';
    for (const one of [site, role, status]) one.value = ALL;
  };

  return {
    search,
    site,
    role,
    status,
    query,
    clear,
    narrowed: computed(() => Object.values(query.value).some((value) => value !== undefined)),
    siteOptions: computed(() => [
      { value: ALL, label: t('admin.people.everySite') },
      ...(sites.value ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ]),
    roleOptions: computed(() => [
      { value: ALL, label: t('admin.people.everyRole') },
      ...roleNames.map((name) => ({ value: name, label: t(`profile.role.${name}`) })),
    ]),
    statusOptions: computed(() => [
      { value: ALL, label: t('admin.people.everyStatus') },
      ...statuses.map((name) => ({ value: name, label: t(`admin.status.${name}`) })),
    ]),
  };
};
