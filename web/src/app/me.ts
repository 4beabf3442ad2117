import { Me, SetupState } from '@repartee/proto';
import { queryOptions, useQuery } from '@tanstack/vue-query';
import type { QueryClient } from '@tanstack/vue-query';

import { api } from '../api/api.js';
import { hasCode, isProblemError } from '../api/problem-error.js';

/** Who is signed in; null where nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get('/api/auth/me', Me, { signal });
    } catch (error) {
      if (isProblemError(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
  // While the server starts, the start-up page asks again; a retry here would only hold it back.
  retry: false,
});

export const useMe = () => useQuery(meQuery);

/** After everything that signs somebody in or changes who they are. */
export const rememberMe = (client: QueryClient, me: Me): void => {
  client.setQueryData(meQuery.queryKey, me);
};

/**
 * Forgets everything fetched. What is on the screen keeps its query, emptied: one that was removed would not be looked
 * at any more by whoever looks at it now.
 */
export const forgetFetched = (client: QueryClient): void => {
  const cache = client.getQueryCache();
  for (const query of cache.getAll()) {
    if (query.getObserversCount() > 0) query.reset();
    else cache.remove(query);
  }
  client.getMutationCache().clear();
};

/** Forgets the person and everything fetched for them. */
export const forgetMe = (client: QueryClient): void => {
  forgetFetched(client);
  client.setQueryData(meQuery.queryKey, null);
};

/** Whether the server is still to be set up, and whether that takes a token. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }): Promise<SetupState> => api.get('/api/setup', SetupState, { signal }),
});

/** Whoever has signed in sees nothing of what was fetched before. */
export const enterAs = (client: QueryClient, me: Me): void => {
  forgetFetched(client);
  rememberMe(client, me);
  void client.refetchQueries({ type: 'active', predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
};

/** True while no organisation exists. A server that does not know the question is set up. */
export const setupIsOpen = async (): Promise<boolean> => {
  try {
    return (await api.get('/api/setup', SetupState)).open;
  } catch (error) {
    if (hasCode(error, 'setup_closed', 'not_found', 'http_404')) return false;
    throw error;
  }
};
