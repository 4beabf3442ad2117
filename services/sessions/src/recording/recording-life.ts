import type { OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';

import { LiveSessions } from '../live/live-sessions.js';
import { VoiceSessions } from '../voice/live/voice-sessions.js';
import { RecordingErasure } from './erasure.js';
import { Mixing } from './mixing.js';
import { Recordings } from './recordings.js';
import { Retention } from './retention.js';

/** What happens to recordings, by itself: they are begun, made, and deleted when it is time. */
@Injectable()
export class RecordingLife implements OnApplicationShutdown {
  constructor(
    private readonly recordings: Recordings,
    private readonly mixing: Mixing,
    private readonly retention: Retention,
    private readonly erasure: RecordingErasure,
    sessions: LiveSessions,
    voices: VoiceSessions,
  ) {
    if (!recordings.place) return;
    voices.recordOn((opening, playRate) => recordings.tapeOf(opening, playRate));
    sessions.onOutcome(({ state }) => {
      if (state.status === 'ended' && state.opening.recordingDays) void mixing.ended(state.opening, state.endedAt);
    });
  }

  /** Once it is known what goes on and what is over. */
  async begin(): Promise<void> {
    if (!this.recordings.place) return;
    await this.erasure.start();
    void this.mixing.rest();
    this.retention.start();
  }

  /** After voices have let go: what is on tape is there at the next start. */
  async onApplicationShutdown(): Promise<void> {
    this.retention.stop();
    await Promise.all([this.erasure.stop(), this.mixing.stop(), this.recordings.closeAll()]);
  }
}
