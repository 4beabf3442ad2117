import { RecordingView } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

import { api } from '../../api/api.js';

const ASK_AGAIN_MS = 5_000;

const pathOf = (sessionId: string): string => `/api/cockpit/sessions/${encodeURIComponent(sessionId)}/recording`;

/** Where a player finds the sound. */
export const soundOf = (sessionId: string): string => `${pathOf(sessionId)}/sound`;

/** What there is to listen to; while it is being made, the page asks again. */
export const useRecording = (sessionId: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: ['recording', sessionId],
    queryFn: ({ signal }) => api.get(pathOf(toValue(sessionId)), RecordingView, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? ASK_AGAIN_MS : false),
  });
