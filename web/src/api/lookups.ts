import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';

import { api } from './api.js';

/** Names within the reader's grants: sites, teams, programmes, scenarios, skills. */
export const useLookups = () =>
  useQuery({
    queryKey: ['lookups'],
    queryFn: ({ signal }) => api.get(cockpitRoutes.lookups.path, cockpitRoutes.lookups.answer, { signal }),
    staleTime: 60_000,
  });
