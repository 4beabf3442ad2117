import { useEventListener } from '@vueuse/core';
import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

/** Asks before something is lost: on the way to another page, before the window closes, or before `ask` goes on. */
export const useLeaving = (unsaved: Readonly<Ref<boolean>>) => {
  const answer = shallowRef<(leaves: boolean) => void>();
  const wait = (then: (leaves: boolean) => void): void => {
    answer.value?.(false);
    answer.value = then;
  };
  const decide = (leaves: boolean): void => {
    const then = answer.value;
    answer.value = undefined;
    then?.(leaves);
  };
  onBeforeRouteLeave(() => !unsaved.value || new Promise<boolean>(wait));
  useEventListener(window, 'beforeunload', (event) => {
    if (unsaved.value) event.preventDefault();
  });
  return {
    asking: computed(() => answer.value !== undefined),
    stay: () => decide(false),
    leave: () => decide(true),
    ask: (goOn: () => void): void => {
      if (unsaved.value) wait((leaves) => leaves && goOn());
      else goOn();
    },
  };
};
