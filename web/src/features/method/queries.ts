import { cockpitRoutes } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';

import { api } from '../../api/api.js';

export const useMethod = () =>
  useQuery({
    queryKey: ['method'],
    queryFn: ({ signal }) => api.get(cockpitRoutes.method.path, cockpitRoutes.method.answer, { signal }),
  });
