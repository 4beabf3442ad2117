import { cockpitRoutes } from '@repartee/proto';
import type { SessionPage, Written } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../api/api.js';
import { isProblemError } from '../api/problem-error.js';
import { typesetAll } from '../i18n/typeset.js';

const ASK_AGAIN_MS = 700;

/** Scoring takes two seconds; until it is done, or has failed, the page asks again. */
const isPending = (page: SessionPage | undefined): boolean =>
  page?.session.status === 'ended' || (page?.session.status === 'scored' && page.debriefing === null);

/** Everything about one session. `head`: the write this page has seen, which the answer must hold. */
export const useSession = (sessionId: MaybeRefOrGetter<string>, head?: MaybeRefOrGetter<Written | undefined>) =>
  useQuery({
    queryKey: ['session', sessionId],
    queryFn: async ({ signal }) => {
      const path = cockpitRoutes.session.path.replace(':id', encodeURIComponent(toValue(sessionId)));
      return typesetAll(await api.get(path, cockpitRoutes.session.answer, { signal, after: toValue(head) }));
    },
    // Right after the end the row may still be on its way.
    retry: (count, error) =>
      count < 5 &&
      (!isProblemError(error) || (error.status === 404 && toValue(head) !== undefined) || error.code === 'offline'),
    retryDelay: ASK_AGAIN_MS,
    refetchInterval: ({ state }) => (isPending(state.data) ? ASK_AGAIN_MS : false),
  });
