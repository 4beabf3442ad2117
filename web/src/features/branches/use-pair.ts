import { computed, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { usualPair } from './family.js';
import type { Way } from './family.js';

/** The two ways that are looked at; what was chosen stays in the address. */
export const usePair = (family: MaybeRefOrGetter<readonly Way[]>, sessionId: () => string) => {
  const route = useRoute();
  const router = useRouter();
  const chosen = (side: 'left' | 'right'): string | undefined =>
    toValue(family).find((way) => way.id === route.query[side])?.id;
  const pair = computed(() => {
    const usual = usualPair(toValue(family), sessionId());
    return usual && { left: chosen('left') ?? usual.left, right: chosen('right') ?? usual.right };
  });
  const choose = (side: 'left' | 'right', id: string | undefined): void => {
    if (pair.value) void router.replace({ query: { ...pair.value, [side]: id } });
  };
  return { pair, choose };
};
