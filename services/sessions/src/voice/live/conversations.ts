import { Injectable } from '@nestjs/common';
import { Clock } from '@repartee/kernel';
import type { User } from '@repartee/kernel';
import type {
  ContinueSession,
  EndSession,
  ForkSession,
  OpenVoice,
  PauseSession,
  Purpose,
  SayTurn,
  StartSession,
  StaySilent,
  VoiceOpened,
} from '@repartee/proto';

import { SessionError } from '../../live/domain/session-errors.js';
import { isPaused } from '../../live/domain/session.js';
import type { Outcome, SessionKey } from '../../live/live-sessions.js';
import { SessionsService } from '../../live/sessions.service.js';
import type { Manner } from '../../live/sessions.service.js';
import { Recordings } from '../../recording/recordings.js';
import { SpeechUses } from '../../speech-use/speech-uses.js';
import type { VoiceSocketPort } from './line/voice-socket.js';
import { VoiceSessions, notHeld } from './voice-sessions.js';

type Held = Omit<Outcome, 'events'>;

/** What a learner does in a conversation, spoken or typed: in a spoken one, its voice takes it and puts it on record. */
@Injectable()
export class Conversations {
  constructor(
    private readonly service: SessionsService,
    private readonly voices: VoiceSessions,
    private readonly uses: SpeechUses,
    private readonly recordings: Recordings,
    private readonly clock: Clock,
  ) {
    service.beforeEndedByClock((key) => voices.leave(key));
  }

  /** Opens a session, by voice where this server has one. Throws SessionError. */
  start(user: User, frame: StartSession): Promise<void> {
    const purpose = 'caseId' in frame ? 'practice' : frame.purpose;
    return this.service.start(user, frame, this.mannerOf(user, frame, purpose));
  }

  /** Opens a fork likewise. Throws SessionError. */
  fork(user: User, frame: ForkSession): Promise<void> {
    return this.service.fork(user, frame, this.mannerOf(user, frame, 'practice'));
  }

  /** The session of the user speaks and listens by this socket. Throws SessionError `ceiling_reached` for one begun above it. */
  async openVoice(user: User, socket: VoiceSocketPort & HoldingSocket, frame: OpenVoice): Promise<VoiceOpened> {
    const { state } = await this.service.find(user, frame.sessionId);
    const isHolding = (): boolean => socket.data.held?.sessionId === frame.sessionId;
    if (!isHolding() || isPaused(state)) throw notHeld();
    if (this.uses.isReached(user.organisation, state.startedAt))
      throw new SessionError(
        'ceiling_reached',
        'Your organisation has used up this month’s speech. Type, or let your browser speak.',
      );
    return this.voices.open(keyOf(user, frame), { socket, person: user.id, isHolding }, frame);
  }

  /** Whether a voice tells its page who has the floor. */
  isSpoken(user: User, frame: { sessionId: string }): boolean {
    return this.voices.isSpoken(keyOf(user, frame));
  }

  /** Typed words. In a spoken session they take the floor, and the answer is spoken. Throws SessionError. */
  say(user: User, frame: SayTurn): Promise<Held> {
    const key = keyOf(user, frame);
    return this.voices.inTurn(key, async (leave) => {
      const { state } = await this.service.find(user, frame.sessionId);
      const isKnown = state.status === 'live' && state.heard.has(frame.clientTurnId);
      if (!isKnown && !isPaused(state) && (await this.voices.say(key, frame.text, frame.clientTurnId)))
        return this.recorded(user, frame);
      if (!this.voices.isSpoken(key)) await leave();
      return this.service.say(user, frame);
    });
  }

  /** By key in a typed session; in a spoken one silence is heard as it is. Throws SessionError. */
  staySilent(user: User, frame: StaySilent): Promise<Held> {
    const key = keyOf(user, frame);
    return this.voices.inTurn(key, async (leave) => {
      await this.service.find(user, frame.sessionId);
      if (this.voices.isSpoken(key))
        throw new SessionError('silence_is_heard', 'In speech, silence is heard by itself: just wait.');
      await leave();
      return this.service.staySilent(user, frame);
    });
  }

  /** What is spoken is held where it is. Throws SessionError. */
  pause(user: User, frame: PauseSession): Promise<Held> {
    const key = keyOf(user, frame);
    return this.voices.inTurn(key, async () => {
      const paused = await this.service.pause(user, frame);
      this.voices.pause(key);
      return paused;
    });
  }

  /** What is spoken goes on; where its page was lost meanwhile, after `open-voice`. Throws SessionError. */
  async continue(user: User, frame: ContinueSession): Promise<Held> {
    const going = await this.service.continue(user, frame);
    this.voices.continue(keyOf(user, frame));
    return going;
  }

  /** Throws SessionError. */
  async end(user: User, frame: EndSession): Promise<Held> {
    await this.service.find(user, frame.sessionId);
    await this.voices.end(keyOf(user, frame));
    return this.service.end(user, frame);
  }

  /** Above the ceiling nothing is spoken or worded by a provider: whoever still asks for it begins in writing. */
  private mannerOf(
    { organisation }: User,
    { mode, record = false }: StartSession | ForkSession,
    purpose: Purpose,
  ): Manner {
    const isReached = this.uses.isReached(organisation, this.clock.now());
    const manner = this.voices.mannerOf(isReached ? 'typed' : mode);
    const days = this.recordings.daysFor(organisation, { purpose, asked: record });
    return { ...manner, recordingDays: manner.aloud && this.voices.hears ? days : 0 };
  }

  /** Words that came too late, when the session was closing, were not taken. */
  private async recorded(user: User, { sessionId, clientTurnId }: SayTurn): Promise<Held> {
    const found = await this.service.find(user, sessionId);
    if (!found.state.heard.has(clientTurnId))
      throw new SessionError('session_over', 'This conversation is over; its debriefing is waiting.');
    return found;
  }
}

/** A socket that may hold a session. */
export interface HoldingSocket {
  data: { held?: SessionKey | undefined };
}

const keyOf = ({ organisation }: User, { sessionId }: { sessionId: string }): SessionKey => ({
  ...{ organisation, sessionId },
});
