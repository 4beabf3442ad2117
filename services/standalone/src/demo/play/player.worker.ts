import { answerInThread } from '@repartee/kernel/thread';

import { playedKey, recalled } from './played-session.js';
import { PlayedSessions, recordingOfBuild } from './played-sessions.js';
import type { ToPlay } from './player.js';
import type { Happening, StagedPlay } from './play-session.js';

const NOT_PLAYED = `The build has not played all conversations of the demo as they are now. What is missing is held now, which takes longer; "npx nx run standalone:play-ahead --skip-nx-cache" plays it for other starts.\n`;

let opened: PlayedSessions | undefined;
let isTold = false;

answerInThread<ToPlay, StagedPlay, Happening[]>(async (asked, staged) => {
  switch (asked.kind) {
    case 'rehearse': {
      // Nothing has to be learned for what was played already.
      if (played().size > 0) return [];
      const { rehearse } = await import('./play-session.js');
      return rehearse(staged, asked.language);
    }
    case 'play':
      return recall(asked, staged) ?? heldAfterAll(asked, staged);
    case 'hold':
      return held(asked, staged);
  }
});

type Planned = Extract<ToPlay, { kind: 'play' | 'hold' }>;

function played(): PlayedSessions {
  return (opened ??= PlayedSessions.open(recordingOfBuild()));
}

/** As it was played when the product was built. */
function recall({ organisation, session }: Planned, staged: StagedPlay): Happening[] | undefined {
  const known = played().find(playedKey(organisation, session, staged));
  return known && recalled(known, session);
}

function heldAfterAll(planned: Planned, staged: StagedPlay): Promise<Happening[]> {
  if (!isTold) process.stderr.write(NOT_PLAYED);
  isTold = true;
  return held(planned, staged);
}

async function held({ organisation, session }: Planned, staged: StagedPlay): Promise<Happening[]> {
  const { playSession } = await import('./play-session.js');
  return playSession(organisation, session, staged);
}
