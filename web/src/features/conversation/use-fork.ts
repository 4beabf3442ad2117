import type { InputMode, VoiceOffer } from '@repartee/proto';
import { computed, shallowRef } from 'vue';
import { useRouter } from 'vue-router';

import { useVoiceOffer } from '../../voice/index.js';
import { keepFork } from './start-store.js';

/** Spoken, where the conversation that it leaves was and speech is still to be had here; where it goes was said then. */
export const forkMode = (left: InputMode, offer: VoiceOffer | null): InputMode =>
  offer?.speech === 'served' ? left : 'typed';

/** How many days a fork would be kept as a recording, which its learner is asked about first; 0: there is none to be had. */
export const recordableDays = (left: InputMode, offer: VoiceOffer | null): number =>
  forkMode(left, offer) === 'typed' ? 0 : (offer?.recordingDays ?? 0);

/** The way from a turn of a session that is over into another conversation that begins there. */
export const useFork = (left: () => { id: string; mode: InputMode }) => {
  const router = useRouter();
  const offer = useVoiceOffer();
  const asking = shallowRef<number | null>(null);
  const days = computed(() => recordableDays(left().mode, offer.value));
  const begin = async (turn: number, record: boolean): Promise<void> => {
    const { id: sessionId, mode } = left();
    const recorded = record ? { record } : {};
    keepFork({ sessionId, turn, mode: forkMode(mode, offer.value), ...recorded, clientSessionId: crypto.randomUUID() });
    await router.push({ name: 'conversation', params: { sessionId: 'new' } });
  };
  return {
    /** The turn that is left, while the learner is asked whether what follows is recorded. */
    asking,
    days,
    begin,
    leave: async (turn: number): Promise<void> => {
      if (days.value === 0) await begin(turn, false);
      else asking.value = turn;
    },
  };
};
