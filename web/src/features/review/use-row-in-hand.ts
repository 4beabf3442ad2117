import { computed, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';

/** The row that the keyboard stands on, by id: rows that come and go above it do not move it. None at first. */
export const useRowInHand = (ids: Readonly<Ref<readonly string[]>>) => {
  const id = shallowRef<string>();
  const place = shallowRef(-1);
  const at = computed(() => (id.value === undefined ? -1 : ids.value.indexOf(id.value)));
  watch(at, (now) => {
    if (now >= 0) place.value = now;
  });

  const step = (by: number): void => {
    // Where the row has gone, the one below it has come to its place.
    const from = id.value !== undefined && at.value < 0 && by > 0 ? place.value - 1 : place.value;
    place.value = Math.max(0, Math.min(ids.value.length - 1, from + by));
    id.value = ids.value[place.value];
  };
  const drop = (): void => {
    id.value = undefined;
    place.value = -1;
  };
  return {
    /** Nothing until a key is used, nor where the row has gone. */
    inHand: computed(() => (at.value >= 0 ? id.value : undefined)),
    /** A key has been used. */
    isUsed: computed(() => id.value !== undefined),
    step,
    drop,
  };
};
