import type { Language } from '@repartee/proto';

import type { Messages } from './gather.js';

/** Each language is one chunk, loaded when it is first wanted. */
export const loadMessages = async (language: Language): Promise<Messages> =>
  language === 'fr' ? (await import('./french.js')).french : (await import('./english.js')).english;
