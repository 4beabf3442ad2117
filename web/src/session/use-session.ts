import { cockpitRoutes } from '@repartee/proto';
import type { SessionPage, Written } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../api/api.js';
import { isProblemError } from '../api/problem-error.js';
import { typesetAll } from '../i18n/typeset.js';

const ASK_AGAIN_MS = 700;

const AT_FIRST = 20;
const ASK_LATER_MS = 10_000;

/**
 * Scoring takes two seconds; until it is done, or has failed, the page asks again, and less often where it takes long.
 * In milliseconds; false where there is nothing to wait for. `asked`: how often it was answered.
 */
export const asksAgainIn = (page: SessionPage | undefined, asked: number): number | false => {
  const status = page?.session.status;
  const waits = status === 'ended' || (status === 'scored' && page?.debriefing === null);
  if (!waits || page?.scoringFailed) return false;
  return asked < AT_FIRST ? ASK_AGAIN_MS : ASK_LATER_MS;
};

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
    refetchInterval: ({ state }) => asksAgainIn(state.data, state.dataUpdateCount),
  });
