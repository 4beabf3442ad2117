import { Injectable } from '@nestjs/common';
import { Log } from '@repartee/kernel';
import type { LostVoice } from '@repartee/proto';

import { VoiceSessions } from '../../voice/live/voice-sessions.js';
import { seatId } from '../live-sessions.js';
import type { SessionKey } from '../live-sessions.js';
import { SessionsService } from '../sessions.service.js';
import type { SessionSocket } from './session-socket.js';

/** Which socket holds which session: the newest one does, and each holds one. */
@Injectable()
export class SessionHolders {
  private readonly holders = new Map<string, SessionSocket>();

  constructor(
    private readonly service: SessionsService,
    private readonly voices: VoiceSessions,
    private readonly log: Log,
  ) {}

  get count(): number {
    return this.holders.size;
  }

  of(key: SessionKey): SessionSocket | undefined {
    return this.holders.get(seatId(key));
  }

  /** The newest socket holds the session; an older one is told and lets go. Its page may say what it heard there last. */
  async hold(key: SessionKey, socket: SessionSocket, lostVoice?: LostVoice): Promise<void> {
    const holder = this.of(key);
    if (holder === socket || !socket.connected) return;
    if (lostVoice) this.voices.lastHeard(key, lostVoice);
    const spoken = this.voices.letGo(key);
    if (holder) {
      holder.emit('taken-over', { sessionId: key.sessionId });
      holder.data.held = undefined;
    }
    const before = this.letGo(socket);
    this.holders.set(seatId(key), socket);
    socket.data.held = key;
    await Promise.all([before, spoken]);
  }

  /** The session that the socket holds, if any, waits for its learner from now on. */
  async letGo(socket: SessionSocket): Promise<void> {
    const { held } = socket.data;
    if (!held) return;
    this.release(held);
    await this.recordLoss(held);
  }

  /** The learner of a session is away, unless somebody holds it by now. */
  async lost(key: SessionKey): Promise<void> {
    if (!this.of(key)) await this.recordLoss(key);
  }

  /** Nobody holds the session any more. */
  release(key: SessionKey): void {
    const holder = this.of(key);
    if (holder) holder.data.held = undefined;
    this.holders.delete(seatId(key));
  }

  private async recordLoss(key: SessionKey): Promise<void> {
    try {
      await this.voices.letGo(key);
      await this.service.connectionLost(key);
    } catch (err) {
      this.log.error({ err, ...key }, 'The loss of a connection could not be recorded');
    }
  }
}
