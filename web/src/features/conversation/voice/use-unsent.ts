import { useSessionStorage } from '@vueuse/core';
import { watch } from 'vue';

import type { SpokenConversation } from './spoken-conversation.js';

/** What was said and not sent goes with the page: where it is loaded again, it says so. */
export const useUnsent = (
  { isUnsent, isOpen, notice }: Pick<SpokenConversation, 'isUnsent' | 'isOpen' | 'notice'>,
  sessionId: () => string | undefined,
): void => {
  const stored = useSessionStorage('repartee-unsent-voice', '');
  const before = stored.value;
  watch(isUnsent, (unsent) => (stored.value = unsent ? (sessionId() ?? '') : ''));
  watch(
    isOpen,
    () => {
      if (before !== '' && before === sessionId()) notice.value = 'kept_lost';
      stored.value = '';
    },
    { once: true },
  );
};
