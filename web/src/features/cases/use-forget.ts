import type { CaseView, CaseWritten } from '@repartee/proto';
import type { UseMutationReturnType } from '@tanstack/vue-query';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';

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
  return useMutation({
    mutationFn: () => forgetCase(told().caseId),
    onSuccess: async () => {
      const { caseId, sessions } = told();
      // A list of before would show the case once more.
      client.removeQueries({ queryKey: ['my', 'cases'] });
      await router.replace({ name: 'scenarios' });
      say(t('cases.forget.done'));
      client.removeQueries({ queryKey: ['my', 'case', caseId] });
      for (const { id } of sessions) {
        client.removeQueries({ queryKey: ['session', id] });
        dropDraft(id);
      }
      await client.invalidateQueries({ queryKey: ['my'] });
    },
  });
};
