import { VoiceOffer } from '@repartee/proto';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { api } from '../api/api.js';

/** Whether conversations can be spoken here. Until that is known, and where it is not to be known, they are typed. */
export const useVoiceOffer = () => {
  const { data } = useQuery({
    queryKey: ['voice-offer'],
    queryFn: ({ signal }) => api.get('/api/sessions/voice', VoiceOffer, { signal }),
    // What a month allows may be used up while the page is open.
    staleTime: 30_000,
    retry: false,
  });
  return computed(() => (data.value && data.value.speech !== 'off' ? data.value : null));
};
