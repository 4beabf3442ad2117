import type { CohortView } from '@repartee/proto';
import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { useWords } from '../../i18n/use-words.js';

/** Cohorts with the names and places they have on every chart; one with a period of its own says which. */
export const useCohorts = (cohorts: MaybeRefOrGetter<readonly Pick<CohortView, 'key' | 'name' | 'from' | 'to'>[]>) => {
  const { t, date } = useWords();
  const marks = computed(() => {
    const all = toValue(cohorts);
    const years = new Set(all.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]));
    const shape: Intl.DateTimeFormatOptions = {
      ...{ day: 'numeric', month: 'short' },
      ...(years.size > 1 && { year: 'numeric' }),
    };
    return all.map(({ key, name, from, to }, place) => ({
      key,
      place,
      name: key.includes('@')
        ? t('compare.inPeriod', { cohort: name, from: date(from, shape), to: date(to, shape) })
        : name,
    }));
  });
  const nameOf = (key: string | undefined): string => marks.value.find((mark) => mark.key === key)?.name ?? '';
  return { marks, nameOf };
};
