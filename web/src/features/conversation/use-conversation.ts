import { useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef } from 'vue';

import { createConversation } from './conversation.js';
import type { Opening } from './conversation.js';
import type { About } from './socket-port.js';
import { createSocketPort } from './socket-port.js';
import { createLastHeard } from './voice/last-heard.js';

const TICK_MS = 250;

const aboutOf = (opening: Opening): About => {
  if ('sessionId' in opening) return { session: opening.sessionId };
  if ('fork' in opening) return { session: opening.fork.sessionId };
  return 'caseId' in opening.start ? { case: opening.start.caseId } : undefined;
};

/** A conversation over the socket for as long as the component lives, with its clock. */
export const useConversation = (opening: Opening) => {
  const port = createSocketPort(aboutOf(opening));
  const lastHeard = createLastHeard();
  const conversation = createConversation(
    {
      port,
      now: () => performance.now(),
      newId: () => crypto.randomUUID(),
      lostVoice: lastHeard.lostVoice,
      later: (ms, run) => {
        const timer = window.setTimeout(run, ms);
        return () => window.clearTimeout(timer);
      },
    },
    opening,
  );
  const now = shallowRef(performance.now());
  useIntervalFn(() => (now.value = performance.now()), TICK_MS);

  const elapsedMs = computed(() => {
    const { session, startedAt, pausedAt } = conversation;
    if (session.value === null || startedAt.value === null) return 0;
    return Math.min(session.value.limitMs, Math.max(0, (pausedAt.value ?? now.value) - startedAt.value));
  });

  conversation.open();
  onScopeDispose(conversation.close);
  return { ...conversation, elapsedMs, voice: port.voice, lastHeard };
};
