import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Tool } from '@repartee/dialogue';
import { engine, offlineMind, recogniser } from '@repartee/dialogue';
import type { User } from '@repartee/kernel';
import { Clock } from '@repartee/kernel';
import type { Actor, EndSession, ResumeSession, SayTurn, StartSession, StaySilent } from '@repartee/proto';

import { Stage } from '../stage/stage.js';
import { SessionError } from './domain/session-errors.js';
import type { SessionCommand } from './domain/session.decide.js';
import type { LiveSession } from './domain/session.js';
import type { Outcome, SessionKey } from './live-sessions.js';
import { LiveSessions } from './live-sessions.js';
import { SessionTimers } from './session-timers.js';

/** A conversation is ten minutes at most. */
export const LIMIT_MS = 600_000;

const clockActor: Actor = { kind: 'system', id: 'sessions' };

export type WarningListener = (session: LiveSession, remainingMs: number) => void;

/** What a learner does in a conversation, turned into commands; and the clock's part in it. */
@Injectable()
export class SessionsService implements OnModuleDestroy {
  private readonly warningListeners = new Set<WarningListener>();
  private readonly mind: Tool = offlineMind;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly stage: Stage,
    private readonly timers: SessionTimers,
    private readonly clock: Clock,
  ) {
    sessions.onOutcome((outcome) => this.setTimers(outcome));
  }

  onWarning(listener: WarningListener): void {
    this.warningListeners.add(listener);
  }

  /** Opens a session, or answers with the one that this very start has opened already. */
  async start(user: User, frame: StartSession): Promise<Omit<Outcome, 'events'>> {
    const key = { organisation: user.organisation, sessionId: frame.clientSessionId };
    const known = await this.sessions.stateOf(key).catch(unlessNotFound);
    if (known) return this.ownOnly(user, known);
    const { play, pins } = this.stage.scenario(user.organisation, frame.scenarioId);
    const place = this.stage.placeOf(user.organisation, user.id) ?? { team: user.team, site: user.site };
    const attempt = await this.stage.nextAttempt(user, frame.scenarioId, frame.purpose);
    const opening = {
      ...{ sessionId: frame.clientSessionId, organisation: user.organisation, learnerId: user.id },
      ...{ teamId: place.team, siteId: place.site, ...pins },
      ...{ engine, recogniser, mind: this.mind, limitMs: LIMIT_MS, attempt },
      ...{ mode: frame.mode, purpose: frame.purpose, language: frame.language },
      wordingSeed: wordingSeedOf(user.id, frame.scenarioId),
    };
    return this.sessions.execute(key, { type: 'Start', at: this.clock.now(), opening, play }, personActor(user));
  }

  /** The learner is back, in this tab or another: the session's clock runs again. */
  async resume(user: User, frame: ResumeSession): Promise<Omit<Outcome, 'events'>> {
    return this.command(user, frame.sessionId, { type: 'ResumeConnection', at: this.clock.now() });
  }

  say(user: User, { sessionId, clientTurnId, text }: SayTurn): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Say', at: this.clock.now(), clientTurnId, text });
  }

  staySilent(user: User, { sessionId, clientTurnId }: StaySilent): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'StaySilent', at: this.clock.now(), clientTurnId });
  }

  end(user: User, { sessionId }: EndSession): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Close', at: this.clock.now() });
  }

  /** The connection of the learner is gone: the session's clock stands still until it is back. */
  async connectionLost(key: SessionKey): Promise<void> {
    await this.sessions.execute(key, { type: 'LoseConnection', at: this.clock.now() }, clockActor);
  }

  /** Sessions that a stop or a crash cut off wait for their learners from the moment of their last event. */
  async recover(): Promise<void> {
    for (const key of await this.stage.liveSessions()) {
      const at = this.sessions.lastWrittenAt(key) ?? this.clock.now();
      const outcome = await this.sessions.execute(key, { type: 'LoseConnection', at }, clockActor);
      this.setTimers(outcome);
    }
  }

  onModuleDestroy(): void {
    this.timers.clearAll();
  }

  private async command(user: User, sessionId: string, command: SessionCommand): Promise<Outcome> {
    const key = { organisation: user.organisation, sessionId };
    this.ownOnly(user, await this.sessions.stateOf(key));
    return this.sessions.execute(key, command, personActor(user));
  }

  /** A session of somebody else is answered as one that does not exist. */
  private ownOnly<Found extends Omit<Outcome, 'events'>>(user: User, found: Found): Found {
    if (found.state.opening.learnerId !== user.id)
      throw new SessionError('session_not_found', 'There is no such session.');
    return found;
  }

  private setTimers(outcome: Outcome): void {
    this.timers.set(outcome, {
      warn: (session, remainingMs) => {
        for (const listener of this.warningListeners) listener(session, remainingMs);
      },
      callTime: (session) => this.byClock(session, 'CallTime'),
      abandon: (session) => this.byClock(session, 'Abandon'),
    });
  }

  private async byClock({ opening }: LiveSession, type: 'CallTime' | 'Abandon'): Promise<void> {
    const { organisation, sessionId } = opening;
    await this.sessions.execute({ organisation, sessionId }, { type, at: this.clock.now() }, clockActor);
  }
}

const personActor = (user: User): Actor => ({ kind: 'person', id: user.id });

const unlessNotFound = (error: unknown): undefined => {
  if (error instanceof SessionError && error.code === 'session_not_found') return undefined;
  throw error;
};

/** FNV-1a over learner and scenario: the same in every attempt, so that attempts take wordings in turn. */
export function wordingSeedOf(learner: string, scenario: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${learner}/${scenario}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
