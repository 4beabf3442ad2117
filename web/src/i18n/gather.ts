/** Message files lie beside what they speak for; the folder's name is their prefix: `rehearse.home.title`. */
export type Messages = { [key: string]: string | Messages };

type Files = Record<string, { default: Messages }>;

/** `../features/rehearse/messages/en.json` speaks for `rehearse`. */
export const prefixOf = (path: string): string => path.split('/').at(-3) ?? path;

export const gather = (files: Files): Messages =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [prefixOf(path), file.default]));
