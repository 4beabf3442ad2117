import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';

import { api } from '../../api/api.js';

export const useOverview = () =>
  useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.get(cockpitRoutes.overview.path, cockpitRoutes.overview.answer, { signal }),
  });
