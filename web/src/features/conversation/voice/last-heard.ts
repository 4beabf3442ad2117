import type { LostVoice } from '@repartee/proto';

import type { Report } from '../../../voice/playback/playback.js';

/** How far the page has played of the voice it had last, for the server to hear of once the page is back. */
export const createLastHeard = () => {
  let pass: string | null = null;
  let place: Omit<LostVoice, 'pass'> | null = null;
  return {
    /** Another voice, or the same one again: nothing was played of it yet. */
    opened: (of: string): void => {
      pass = of;
      place = null;
    },
    played: ({ epoch, segment, rendered }: Report): void => void (place = { epoch, segment, rendered }),
    /** Null where nothing was played. */
    lostVoice: (): LostVoice | null => (pass !== null && place ? { pass, ...place } : null),
  };
};

export type LastHeard = ReturnType<typeof createLastHeard>;
