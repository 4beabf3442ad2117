import { isNearDay } from '@repartee/proto';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export const filterNames = ['seen', 'site', 'team', 'scenario', 'learner', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters of the queue live in the address, so that a link to them shows the same rows. */
export const useQueueFilters = () => {
  const route = useRoute();
  const router = useRouter();
  const of = (name: FilterName): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const set = (name: FilterName, value: string | undefined): void => {
    // While a year is being typed, the field holds days of the first centuries.
    if ((name === 'from' || name === 'to') && value && !isNearDay(value)) return;
    const kept = { ...route.query, [name]: value };
    // Another site has other teams.
    if (name === 'site') delete kept['team'];
    if (!value) delete kept[name];
    void router.replace({ query: kept });
  };
  return {
    of,
    set,
    query: computed(() => Object.fromEntries(filterNames.map((name) => [name, of(name)]))),
    narrowed: computed(() => filterNames.some((name) => name !== 'seen' && of(name) !== '')),
    clear: () => void router.replace({ query: {} }),
  };
};
