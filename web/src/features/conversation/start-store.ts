import { ForkSession, StartSession } from '@repartee/proto';

import type { Beginning } from './conversation.js';

const KEY = 'repartee-start';
const OWN_SPEECH = 'repartee-browser-speech';

const keep = (beginning: Beginning, byBrowser = false): void => {
  sessionStorage.setItem(KEY, JSON.stringify(beginning));
  if (byBrowser) sessionStorage.setItem(OWN_SPEECH, 'yes');
  else sessionStorage.removeItem(OWN_SPEECH);
};

/**
 * What the briefing decided, kept in this tab until the server knows the session: a reload before that sends the same
 * start again, which the server takes as one. `byBrowser`: the browser itself is to listen and speak in it.
 */
export const keepStart = (start: StartSession, byBrowser = false): void => keep({ start }, byBrowser);

/** The same for a conversation that leaves another at a turn. */
export const keepFork = (fork: ForkSession): void => keep({ fork });

export const keptBeginning = (): Beginning | null => {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  const read = JSON.parse(text) as { start?: unknown; fork?: unknown };
  const start = StartSession.safeParse(read.start);
  if (start.success) return { start: start.data };
  const fork = ForkSession.safeParse(read.fork);
  return fork.success ? { fork: fork.data } : null;
};

/** What was being typed in a conversation is kept in this tab too, and goes with it. */
export const draftKey = (sessionId: string): string => `repartee-draft-${sessionId}`;
export const dropDraft = (sessionId: string): void => sessionStorage.removeItem(draftKey(sessionId));

/** Whether the browser itself listens and speaks in the typed conversation that this tab began last. */
export const wantsBrowserSpeech = (): boolean => sessionStorage.getItem(OWN_SPEECH) !== null;

export const dropStart = (): void => sessionStorage.removeItem(KEY);
