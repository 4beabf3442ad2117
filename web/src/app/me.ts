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

/** Forgets the person and everything fetched for them. */
export const forgetMe = (client: QueryClient): void => {
  client.clear();
  client.setQueryData(meQuery.queryKey, null);
};

/** Whether the server is still to be set up, and whether that takes a token. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }): Promise<SetupState> => api.get('/api/setup', SetupState, { signal }),
});

/** True while no organisation exists. A server that does not know the question is set up. */
export const setupIsOpen = async (): Promise<boolean> => {
  try {
    return (await api.get('/api/setup', SetupState)).open;
  } catch (error) {
    if (hasCode(error, 'setup_closed', 'not_found', 'http_404')) return false;
    throw error;
  }
};
