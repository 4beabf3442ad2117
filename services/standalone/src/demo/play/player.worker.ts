import { answerInThread } from '@repartee/kernel/thread';

import { PlayedSessions, playedKey, recalled } from './played-sessions.js';
import type { ToPlay } from './player.js';
import type { Happening, StagedPlay } from './play-session.js';

const played = PlayedSessions.open();

answerInThread<ToPlay, StagedPlay, Happening[]>((asked, staged) =>
  'rehearsed' in asked ? rehearsed(staged, asked.rehearsed) : held(asked, staged),
);

/** As it was played when the product was built, or else now. */
async function held({ organisation, session }: Extract<ToPlay, { session: unknown }>, staged: StagedPlay) {
  const known = played.find(playedKey(organisation, session, staged));
  if (known) return recalled(known, session);
  const { playSession } = await import('./play-session.js');
  return playSession(organisation, session, staged);
}

/** Nothing has to be learned for what was played already. */
async function rehearsed(staged: StagedPlay, language: Extract<ToPlay, { rehearsed: unknown }>['rehearsed']) {
  if (played.size > 0) return [];
  const { rehearse } = await import('./play-session.js');
  return rehearse(staged, language);
}
