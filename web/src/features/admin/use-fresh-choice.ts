import { ref, watch } from 'vue';
import type { Ref } from 'vue';

/** A choice that begins with what is adopted, and follows it for as long as nothing else was chosen. */
export const useFreshChoice = <Value extends string>(adopted: Readonly<Ref<Value>>): Ref<Value> => {
  const choice = ref(adopted.value) as Ref<Value>;
  watch(adopted, (now, before) => {
    if (choice.value === before) choice.value = now;
  });
  return choice;
};
