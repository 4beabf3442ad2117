import type { Play, SessionScore } from '@repartee/dialogue';
import { castPlay, scoreSession } from '@repartee/dialogue';
import { answerInThread } from '@repartee/kernel/thread';

import type { ToScore } from './scoring-thread.js';

answerInThread<ToScore, Play, SessionScore>(({ transcript, context, answers }, published) =>
  scoreSession(answers ? castPlay(published, answers) : published, transcript, context),
);
