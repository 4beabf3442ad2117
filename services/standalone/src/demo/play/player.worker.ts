import { answerInThread } from '@repartee/kernel/thread';

import type { ToPlay } from './player.js';
import type { Happening, StagedPlay } from './play-session.js';
import { playSession, rehearse } from './play-session.js';

answerInThread<ToPlay, StagedPlay, Happening[]>((asked, staged) =>
  'rehearsed' in asked ? rehearse(staged, asked.rehearsed) : playSession(asked.organisation, asked.session, staged),
);
