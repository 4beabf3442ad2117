import type { Me } from '@repartee/proto';
import { useQueryClient } from '@tanstack/vue-query';
import { useRoute, useRouter } from 'vue-router';

import { enterAs } from '../../app/me.js';
import { safeNext } from '../../app/safe-next.js';
import { setLanguage } from '../../i18n/i18n.js';

/** What follows a sign-in, however it came about: the person's language, and the page they were on the way to. */
export const useEntry = () => {
  const client = useQueryClient();
  const route = useRoute();
  const router = useRouter();
  return async (me: Me): Promise<void> => {
    enterAs(client, me);
    await setLanguage(me.language);
    await router.replace(safeNext(route.query['next']));
  };
};
