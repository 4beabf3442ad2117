import type { VoiceOffer } from '@repartee/proto';
import { useLocalStorage } from '@vueuse/core';
import { computed } from 'vue';
import type { Ref } from 'vue';

import { useWords } from '../i18n/use-words.js';

export type TalkChoice = 'open_microphone' | 'push_to_talk' | 'browser' | 'typed';

const choicesOf: Readonly<Record<VoiceOffer['speech'], readonly TalkChoice[]>> = {
  served: ['open_microphone', 'push_to_talk', 'typed'],
  browser: ['browser', 'typed'],
  off: ['typed'],
};

/** A server that speaks and does not hear is listened to; what is said to it is typed. */
const listening: readonly TalkChoice[] = ['push_to_talk', 'typed'];

/** How the learner wants to talk: among what is offered here, what they chose in this browser before, or typing. */
export const useTalkChoice = (offer: Ref<VoiceOffer | null>) => {
  const { t } = useWords();
  const stored = useLocalStorage<TalkChoice>('repartee-how-to-talk', 'typed');
  const isDeaf = computed(() => offer.value?.speech === 'served' && !offer.value.hears);
  const choices = computed(() => (isDeaf.value ? listening : choicesOf[offer.value?.speech ?? 'off']));
  const named = (value: TalkChoice) => (isDeaf.value && value === 'push_to_talk' ? 'listen' : value);
  return {
    options: computed(() =>
      choices.value.map((value) => ({
        value,
        label: t(`voice.choice.${named(value)}`),
        about: t(`voice.choice.${named(value)}About`),
      })),
    ),
    chosen: computed({
      get: () => (choices.value.includes(stored.value) ? stored.value : 'typed'),
      set: (value) => (stored.value = value),
    }),
  };
};
