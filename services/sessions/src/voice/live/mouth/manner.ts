import type { Language, Persona } from '@repartee/proto';

import type { Speaking } from '../../speech/index.js';

/** How many times as fast as by itself a voice speaks for a persona that takes its time, or is short of it. */
const speeds = { slow: 0.9, even: undefined, brisk: 1.1 } as const;

/** How a persona's words are to be spoken, by its voice. */
export function mannerOf({ openai, pace }: Persona['voice'], language: Language): Speaking {
  const speed = speeds[pace];
  return { language, voice: openai, ...(speed !== undefined && { speed }) };
}
