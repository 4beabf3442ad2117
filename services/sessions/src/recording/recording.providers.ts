import type { Provider } from '@nestjs/common';
import { Clock, Feed, Keys, Log, ThreadWork } from '@repartee/kernel';

import { isSessionError } from '../live/domain/session-errors.js';
import { LiveSessions } from '../live/live-sessions.js';
import { Stage } from '../stage/stage.js';
import { RecordingErasure } from './erasure.js';
import type { StandingOf } from './mixing.js';
import { Mixing } from './mixing.js';
import { RecordingLife } from './recording-life.js';
import type { RecordingsPlace } from './recordings.js';
import { Recordings } from './recordings.js';
import { Retention } from './retention.js';

/** The built file: a thread cannot run TypeScript. */
const WORKER = new URL('../../dist/recording/mix.worker.js', import.meta.url);

/** Everything about recordings; without a place nothing is recorded, and nothing of it runs. */
export const recordingProviders = (place: RecordingsPlace | null): Provider[] => [
  {
    provide: Recordings,
    inject: [Stage, Keys, Log],
    useFactory: (stage: Stage, keys: Keys, log: Log) => new Recordings(place, stage, keys, log),
  },
  {
    provide: Mixing,
    inject: [Recordings, Keys, LiveSessions, Clock, Log],
    useFactory: (recordings: Recordings, keys: Keys, sessions: LiveSessions, clock: Clock, log: Log) =>
      new Mixing({ recordings, keys, clock, log, thread: new ThreadWork(WORKER), standingOf: standingIn(sessions) }),
  },
  {
    provide: Retention,
    inject: [Recordings, Stage, Clock, Log],
    useFactory: (recordings: Recordings, stage: Stage, clock: Clock, log: Log) =>
      new Retention({ recordings, stage, clock, log }),
  },
  {
    provide: RecordingErasure,
    inject: [Recordings, Feed],
    useFactory: (recordings: Recordings, feed: Feed) => new RecordingErasure(recordings, feed),
  },
  RecordingLife,
];

const standingIn =
  (sessions: LiveSessions): StandingOf =>
  async (key) => {
    try {
      const { state } = await sessions.stateOf(key);
      return state.status === 'ended' ? { endedAt: state.endedAt } : 'live';
    } catch (error) {
      if (isSessionError(error) && error.code === 'session_not_found') return 'unknown';
      throw error;
    }
  };
