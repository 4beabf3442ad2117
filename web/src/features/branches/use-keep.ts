import { Written } from '@repartee/proto';
import { useQueryClient } from '@tanstack/vue-query';
import { shallowRef } from 'vue';

import { api } from '../../api/api.js';
import { useToasts } from '../../design/index.js';
import { useWords } from '../../i18n/use-words.js';

/** Chooses the way to hold on to. `head` is what a page that is asked for next has to hold. */
export const useKeep = () => {
  const client = useQueryClient();
  const { say } = useToasts();
  const { t } = useWords();
  const head = shallowRef<Written>();
  const keeping = shallowRef<string | null>(null);
  const error = shallowRef<unknown>(null);

  const keep = async (sessionId: string): Promise<void> => {
    keeping.value = sessionId;
    error.value = null;
    try {
      head.value = await api.post(`/api/sessions/${encodeURIComponent(sessionId)}/keep`, Written);
      await client.invalidateQueries({ queryKey: ['session'] });
      say(t('branches.keptNow'));
    } catch (failure) {
      error.value = failure;
    } finally {
      keeping.value = null;
    }
  };
  return { keep, keeping, error, head };
};
