import { ForkSession, StartSession } from '@repartee/proto';

import type { Beginning, Opening } from './conversation.js';

const KEY = 'repartee-start';

const keep = (beginning: Beginning): void => sessionStorage.setItem(KEY, JSON.stringify(beginning));
const ownSpeechKey = (sessionId: string): string => `repartee-browser-speech-${sessionId}`;

/**
 * What the briefing decided, kept in this tab until the server knows the session: a reload before that sends the same
 * start again, which the server takes as one. `byBrowser`: the browser itself is to listen and speak in it.
 */
export const keepStart = (start: StartSession, byBrowser = false): void => {
  keep({ start });
  if (byBrowser) sessionStorage.setItem(ownSpeechKey(start.clientSessionId), 'yes');
};

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
/** What was sent of it, until the server has confirmed it. */
export const saidKey = (sessionId: string): string => `repartee-said-${sessionId}`;
export const dropDraft = (sessionId: string): void => {
  for (const key of [draftKey(sessionId), saidKey(sessionId)]) sessionStorage.removeItem(key);
};

/** Which session an opening is of: the id that its page gives it is the one it keeps. */
const sessionOf = (opening: Opening): string => {
  if ('sessionId' in opening) return opening.sessionId;
  return 'start' in opening ? opening.start.clientSessionId : opening.fork.clientSessionId;
};

/** Whether this tab began it as a typed conversation in which the browser itself listens and speaks. */
export const wantsBrowserSpeech = (opening: Opening): boolean =>
  sessionStorage.getItem(ownSpeechKey(sessionOf(opening))) !== null;

export const dropStart = (): void => sessionStorage.removeItem(KEY);
