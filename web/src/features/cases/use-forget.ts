import type { CaseView, CaseWritten } from '@repartee/proto';
import type { UseMutationReturnType } from '@tanstack/vue-query';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';

import { hasCode } from '../../api/problem-error.js';
import { useToasts } from '../../design/index.js';
import { useWords } from '../../i18n/use-words.js';
import { dropDraft } from '../conversation/start-store.js';
import { forgetCase } from './queries.js';

/** Deletes a case for good, and what this tab still knows of it. */
export const useForget = (told: () => CaseView): UseMutationReturnType<CaseWritten, Error, void, unknown> => {
  const client = useQueryClient();
  const router = useRouter();
  const { say } = useToasts();
  const { t } = useWords();
  const dropWords = (): void => told().sessions.forEach(({ id }) => dropDraft(id));
  return useMutation({
    mutationFn: () => forgetCase(told().caseId),
    onSuccess: async () => {
      const { caseId, sessions } = told();
      // A list of before would show the case once more.
      client.removeQueries({ queryKey: ['my', 'cases'] });
      await router.replace({ name: 'scenarios' });
      say(t('cases.forget.done'));
      client.removeQueries({ queryKey: ['my', 'case', caseId] });
      for (const { id } of sessions) client.removeQueries({ queryKey: ['session', id] });
      dropWords();
      await client.invalidateQueries({ queryKey: ['my'] });
    },
    // It is on record, and the server finishes by itself: what this tab holds goes now.
    onError: (error) => {
      if (hasCode(error, 'key_not_destroyed_yet')) dropWords();
    },
  });
};
