import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { useWords } from '../../i18n/use-words.js';
import type { Way } from './family.js';

/** What a conversation of a family is called, by its place in it: the first one, then the second way, and so on. */
export const useWayNames = (family: MaybeRefOrGetter<readonly Way[]>) => {
  const { t } = useWords();
  return (id: string): string => {
    const place = toValue(family).findIndex((way) => way.id === id);
    return place <= 0 ? t('branches.first') : t('branches.way', { number: place + 1 });
  };
};
