import { toValue, watchEffect } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

/** Names the page in the browser's tab. */
export const useHead = (title: MaybeRefOrGetter<string>): void => {
  watchEffect(() => {
    document.title = `${toValue(title)} · Repartee`;
  });
};
