import type { InputMode, VoiceOffer } from '@repartee/proto';
import { useRouter } from 'vue-router';

import { useVoiceOffer } from '../../voice/index.js';
import { keepFork } from './start-store.js';

/** Spoken, where the conversation that it leaves was and speech is still to be had here; where it goes was said then. */
export const forkMode = (left: InputMode, offer: VoiceOffer | null): InputMode =>
  offer?.speech === 'served' ? left : 'typed';

/** The way from a turn of a session that is over into another conversation that begins there. */
export const useFork = (left: () => { id: string; mode: InputMode }) => {
  const router = useRouter();
  const offer = useVoiceOffer();
  return async (turn: number): Promise<void> => {
    const { id: sessionId, mode } = left();
    keepFork({ sessionId, turn, mode: forkMode(mode, offer.value), clientSessionId: crypto.randomUUID() });
    await router.push({ name: 'conversation', params: { sessionId: 'new' } });
  };
};
