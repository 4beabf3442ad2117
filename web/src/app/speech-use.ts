import { SpeechUse } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../api/api.js';

const EVERY_MS = 5 * 60_000;

/** What speech has cost by month, for administrators; asked for again now and then while a page is open. */
export const useSpeechUse = (wanted: MaybeRefOrGetter<boolean> = true) =>
  useQuery({
    queryKey: ['speech-use'],
    queryFn: ({ signal }) => api.get('/api/sessions/speech-use', SpeechUse, { signal }),
    enabled: () => toValue(wanted),
    refetchInterval: EVERY_MS,
    staleTime: 30_000,
  });
