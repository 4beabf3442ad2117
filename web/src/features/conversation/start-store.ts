import { StartSession } from '@repartee/proto';

const KEY = 'repartee-start';

/**
 * What the briefing decided, kept in this tab until the server knows the session: a reload before that sends the same
 * start again, which the server takes as one.
 */
export const keepStart = (start: StartSession): void => sessionStorage.setItem(KEY, JSON.stringify(start));

export const keptStart = (): StartSession | null => {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  const parsed = StartSession.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export const dropStart = (): void => sessionStorage.removeItem(KEY);
