import { QueryClient } from '@tanstack/vue-query';

import { isProblemError } from './problem-error.js';

const RETRIES = 2;

/** A refusal stays a refusal; only what may pass is asked again. */
const mayPass = (error: unknown): boolean =>
  !isProblemError(error) || error.code === 'offline' || error.status === 503 || error.status === 502;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < RETRIES && mayPass(error),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
