import { answerInThread } from '@repartee/kernel/thread';

import type { ToPlay } from './player.js';
import type { Happening, StagedPlay } from './play-session.js';
import { playSession } from './play-session.js';

answerInThread<ToPlay, StagedPlay, Happening[]>(({ organisation, session }, staged) =>
  playSession(organisation, session, staged),
);
