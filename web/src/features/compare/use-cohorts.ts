import type { CohortView } from '@repartee/proto';
import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { useWords } from '../../i18n/use-words.js';

/** Cohorts with the names and places they have on every chart; one with a period of its own says which. */
export const useCohorts = (cohorts: MaybeRefOrGetter<readonly Pick<CohortView, 'key' | 'name' | 'from' | 'to'>[]>) => {
  const { t, date } = useWords();
  const short = (day: string): string => date(day, { day: 'numeric', month: 'short' });
  const marks = computed(() =>
    toValue(cohorts).map(({ key, name, from, to }, place) => ({
      key,
      place,
      name: key.includes('@') ? t('compare.inPeriod', { cohort: name, from: short(from), to: short(to) }) : name,
    })),
  );
  const nameOf = (key: string | undefined): string => marks.value.find((mark) => mark.key === key)?.name ?? '';
  return { marks, nameOf };
};
