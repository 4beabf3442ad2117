import type { Language } from '@repartee/proto';

/** Message files lie beside what they speak for; the folder's name is their prefix: `rehearse.home.title`. */
export type Messages = { [key: string]: string | Messages };

type Files = Record<string, { default: Messages }>;

/** `../features/rehearse/messages/en.json` speaks for `rehearse`. */
export const prefixOf = (path: string): string => path.split('/').at(-3) ?? path;

export const gather = (files: Files): Messages =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [prefixOf(path), file.default]));

/** Each language is one chunk, loaded when it is first wanted. */
export const loadMessages = async (language: Language): Promise<Messages> =>
  language === 'fr' ? (await import('./french.js')).french : (await import('./english.js')).english;
