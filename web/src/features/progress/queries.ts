import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../../api/api.js';
import type { QueryValues } from '../../api/client.js';
import { usePaged } from '../../api/paged.js';

export const useProgress = () =>
  useQuery({
    queryKey: ['my', 'progress'],
    queryFn: ({ signal }) => api.get(cockpitRoutes.progress.path, cockpitRoutes.progress.answer, { signal }),
  });

export const useMySessions = (query: MaybeRefOrGetter<QueryValues>) =>
  usePaged(cockpitRoutes.mySessions.answer, { key: ['my', 'sessions'], path: cockpitRoutes.mySessions.path, query });
