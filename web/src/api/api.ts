import { createApiClient } from './client.js';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Called whenever the server says that nobody is signed in any more; returns the way to stop listening. */
export const onSignedOut = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The application's client. Features use it in their `queries.ts`, components never. */
export const api = createApiClient({
  fetch: (url, init) => window.fetch(url, init),
  cookies: () => document.cookie,
  language: () => document.documentElement.lang,
  onSignedOut: () => {
    for (const listener of listeners) listener();
  },
  validate: !import.meta.env.PROD,
});
