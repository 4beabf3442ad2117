import { useRouter } from 'vue-router';

import { keepFork } from './start-store.js';

/** The way from a turn of a session that is over into another conversation that begins there. */
export const useFork = (sessionId: () => string) => {
  const router = useRouter();
  return async (turn: number): Promise<void> => {
    keepFork({ sessionId: sessionId(), turn, mode: 'typed', clientSessionId: crypto.randomUUID() });
    await router.push({ name: 'conversation', params: { sessionId: 'new' } });
  };
};
