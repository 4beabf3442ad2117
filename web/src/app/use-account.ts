import type { Language } from '@repartee/proto';
import { Me } from '@repartee/proto';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';

import { api } from '../api/api.js';
import { isProblemError } from '../api/problem-error.js';
import { useToasts } from '../design/index.js';
import { setLanguage } from '../i18n/i18n.js';
import { useWords } from '../i18n/use-words.js';
import { forgetMe, rememberMe, useMe } from './me.js';

/** Signing out, and the language, which is kept with the person wherever somebody is signed in. */
export const useAccount = () => {
  const client = useQueryClient();
  const router = useRouter();
  const { data: me } = useMe();
  const { say } = useToasts();
  const { t } = useWords();

  const leave = async (): Promise<void> => {
    forgetMe(client);
    await router.push({ name: 'sign-in' });
  };
  const signOut = useMutation({
    mutationFn: () => api.post('/api/auth/sign-out', null),
    onSuccess: () => leave(),
    onError: async (error) => {
      // Whoever is not signed in any more has got what they wanted; until then the cookies live.
      if (isProblemError(error) && error.status === 401) await leave();
      else say(t('app.account.signOutFailed'), 'danger');
    },
  });

  const changeLanguage = async (language: Language): Promise<void> => {
    await setLanguage(language);
    const person = me.value;
    if (person) rememberMe(client, await api.post('/api/auth/profile', Me, { name: person.name, language }));
  };

  return { signOut: () => signOut.mutate(), changeLanguage };
};
