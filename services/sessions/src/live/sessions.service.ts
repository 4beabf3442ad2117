import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Tool } from '@repartee/dialogue';
import { engine, offlineMind, recogniser } from '@repartee/dialogue';
import type { User } from '@repartee/kernel';
import { Clock, InTurn, Log } from '@repartee/kernel';
import type {
  Actor,
  CaseWritten,
  EndSession,
  ForkSession,
  ResumeSession,
  SayTurn,
  StartCase,
  StartScenario,
  StartSession,
  StaySilent,
} from '@repartee/proto';

import { CasesService } from '../cases/cases.service.js';
import { Home } from '../home/home.js';
import { Stage } from '../stage/stage.js';
import { LIMIT_MS } from './domain/limits.js';
import { wordingSeedOf } from './domain/opening.js';
import { SessionError } from './domain/session-errors.js';
import type { SessionCommand } from './domain/session.decide.js';
import type { LiveSession } from './domain/session.js';
import { takenOver } from './domain/taken-over.js';
import type { Outcome, OutcomeListener, SessionKey } from './live-sessions.js';
import { LiveSessions } from './live-sessions.js';
import { prepareToHear } from './prepare-to-hear.js';
import { SessionTimers } from './session-timers.js';

/** How a session begins: whether the persona speaks itself, and who words what it says. */
export interface Manner {
  aloud: boolean;
  mind: Tool;
  /** How many days the recording of its sound is kept; 0: it is not recorded. */
  recordingDays: number;
}

const inWriting: Manner = { aloud: false, mind: offlineMind, recordingDays: 0 };

type ClockCommand = 'CallTime' | 'Abandon';

const clockActor: Actor = { kind: 'system', id: 'sessions' };

export type WarningListener = (session: LiveSession, remainingMs: number) => void;

/** What a learner does in a conversation, turned into commands; and the clock's part in it. */
@Injectable()
export class SessionsService implements OnModuleDestroy {
  private readonly warningListeners = new Set<WarningListener>();
  private readonly starts = new InTurn();
  private recordRest: (key: SessionKey) => Promise<void> = () => Promise.resolve();
  private isClosing = false;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly stage: Stage,
    private readonly cases: CasesService,
    private readonly timers: SessionTimers,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly home: Home,
  ) {
    sessions.onOutcome((outcome) => this.setTimers(outcome));
  }

  /** Tells what commands have led to, once it is durable. */
  onOutcome(listener: OutcomeListener): void {
    this.sessions.onOutcome(listener);
  }

  onWarning(listener: WarningListener): void {
    this.warningListeners.add(listener);
  }

  /** Done before the clock ends a session: what its voice has not put on record yet is put there. */
  beforeEndedByClock(recordRest: (key: SessionKey) => Promise<void>): void {
    this.recordRest = recordRest;
  }

  /** From now on every session that is not open yet is refused, with the code `closing_down`. */
  openNoMore(): void {
    this.isClosing = true;
  }

  /** Opens a session, unless this very start has opened it already. One at a time for each learner: attempts are numbered. */
  start(user: User, frame: StartSession, manner = inWriting): Promise<void> {
    return this.inTurnOf(user, () => this.startNext(user, frame, manner));
  }

  /** Opens a fork of an own session that is over, unless this very fork is open already. Throws SessionError. */
  fork(user: User, frame: ForkSession, manner = inWriting): Promise<void> {
    return this.inTurnOf(user, () => this.forkNext(user, frame, manner));
  }

  /**
   * Has an own case forgotten with all that was said in its sessions; those under way are ended first, so that nobody
   * goes on talking in what can't be recorded. Throws SessionError, and KeyNotDestroyedYet once it is on record.
   */
  forgetCase(user: User, caseId: string): Promise<CaseWritten> {
    return this.inTurnOf(user, async () => {
      if (!this.cases.hasForgotten(user, caseId)) this.cases.ownOnly(user, caseId);
      for (const key of await this.stage.liveOfCase(user, caseId))
        await this.sessions.execute(key, { type: 'Close', at: this.clock.now() }, personActor(user));
      return this.cases.forget(user, caseId);
    });
  }

  private inTurnOf<Result>({ organisation, id }: User, task: () => Promise<Result>): Promise<Result> {
    return this.starts.run(`${organisation}/${id}`, task);
  }

  private async forkNext(user: User, frame: ForkSession, { mind, recordingDays }: Manner): Promise<void> {
    const key = { organisation: user.organisation, sessionId: frame.clientSessionId };
    const known = await this.sessions.stateOf(key).catch(unlessNotFound);
    if (known) return void this.ownOnly(user, known);
    await this.refuseElsewhere(key);
    const { state: origin } = await this.find(user, frame.sessionId);
    if (origin.status !== 'ended')
      throw new SessionError(
        'session_not_over',
        'This conversation is not over yet; end it before you try another way.',
      );
    const { events, atMs } = takenOver(await this.sessions.historyOf(origin.opening), frame.turn);
    const { sessionId, turn } = frame;
    const rootSessionId = origin.opening.fork?.rootSessionId ?? sessionId;
    const opening = {
      ...{ ...origin.opening, ...this.placeOf(user), sessionId: frame.clientSessionId, mode: frame.mode },
      ...{ engine, recogniser, mind, purpose: 'practice' as const, attempt: 0, recordingDays },
      fork: { sessionId, turn, atMs, rootSessionId },
    };
    this.refuseIfClosing();
    const command = { type: 'Fork' as const, at: this.clock.now(), opening, takenOver: events, play: origin.play };
    await this.sessions.execute(key, command, personActor(user));
  }

  /** The own session as it stands. Throws SessionError. */
  async find(user: User, sessionId: string): Promise<Omit<Outcome, 'events'>> {
    return this.ownOnly(user, await this.sessions.stateOf({ organisation: user.organisation, sessionId }));
  }

  /** The learner is back, in this tab or another: the session's clock runs again. */
  resume(user: User, { sessionId }: Pick<ResumeSession, 'sessionId'>): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'ResumeConnection', at: this.clock.now() });
  }

  say(user: User, { sessionId, clientTurnId, text }: SayTurn): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Say', at: this.clock.now(), clientTurnId, text });
  }

  staySilent(user: User, { sessionId, clientTurnId }: StaySilent): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'StaySilent', at: this.clock.now(), clientTurnId });
  }

  pause(user: User, { sessionId }: EndSession): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Pause', at: this.clock.now() });
  }

  continue(user: User, { sessionId }: EndSession): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Continue', at: this.clock.now() });
  }

  /** The learner chooses the session as the one of its family to hold on to. */
  keep(user: User, sessionId: string): Promise<Outcome> {
    return this.command(user, sessionId, { type: 'Keep', at: this.clock.now() });
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
    await this.cases.restore();
    for (const key of await this.stage.liveSessions(this.home.name)) {
      // One that cannot be read must not keep everybody else's from going on.
      await this.putOnHold(key).catch((err: unknown) =>
        this.log.error({ err, ...key }, 'A session that was cut off cannot go on'),
      );
    }
  }

  onModuleDestroy(): void {
    this.timers.clearAll();
  }

  private async startNext(user: User, frame: StartSession, { aloud, mind, recordingDays }: Manner): Promise<void> {
    const key = { organisation: user.organisation, sessionId: frame.clientSessionId };
    const known = await this.sessions.stateOf(key).catch(unlessNotFound);
    if (known) return void this.ownOnly(user, known);
    await this.refuseElsewhere(key);
    const { play, pins, ...asked } = 'caseId' in frame ? this.ofCase(user, frame) : await this.ofScenario(user, frame);
    const opening = {
      ...{ sessionId: frame.clientSessionId, organisation: user.organisation, learnerId: user.id },
      ...{ ...this.placeOf(user), ...pins, ...asked, mode: frame.mode },
      ...{ engine, recogniser, mind, limitMs: LIMIT_MS, recordingDays },
    };
    this.refuseIfClosing();
    const command = { type: 'Start' as const, at: this.clock.now(), opening, play, aloud };
    const { state } = await this.sessions.execute(key, command, personActor(user));
    // While the persona says its first words: the learner's first ones are not to wait for it.
    if (state.status === 'live') prepareToHear(state, this.log);
  }

  /** Looked at last: nothing is waited for between this and the opening. */
  private refuseIfClosing(): void {
    if (this.isClosing)
      throw new SessionError(
        'closing_down',
        'This server is about to stop and opens no new conversation. Try again in a moment.',
      );
  }

  /** Throws SessionError where another instance has opened this session. */
  private async refuseElsewhere(key: SessionKey): Promise<void> {
    const home = await this.home.of(key.organisation, key);
    if (home !== null && home !== this.home.name)
      throw new SessionError('session_exists', 'This conversation was begun at another server, which holds it.');
  }

  private async ofScenario(user: User, { scenarioId, purpose, language }: StartScenario) {
    const staged = this.stage.scenario(user.organisation, scenarioId);
    const attempt = await this.stage.nextAttempt(user, scenarioId, purpose);
    return { ...staged, purpose, language, attempt, wordingSeed: wordingSeedOf(user.id, scenarioId) };
  }

  /** Always practice, and in no count: attempt 0. Without attempts to take wordings in turn, each has a seed of its own. */
  private ofCase(user: User, { caseId, clientSessionId }: StartCase) {
    const staged = this.cases.staged(user, caseId);
    return {
      ...staged,
      purpose: 'practice' as const,
      attempt: 0,
      wordingSeed: wordingSeedOf(user.id, clientSessionId),
    };
  }

  private placeOf(user: User): { teamId: string; siteId: string } {
    const { team, site } = this.stage.placeOf(user.organisation, user.id) ?? user;
    return { teamId: team, siteId: site };
  }

  private async putOnHold(key: SessionKey): Promise<void> {
    const at = this.sessions.lastWrittenAt(key) ?? this.clock.now();
    this.setTimers(await this.sessions.execute(key, { type: 'LoseConnection', at }, clockActor));
  }

  private async command(user: User, sessionId: string, command: SessionCommand): Promise<Outcome> {
    await this.find(user, sessionId);
    return this.sessions.execute({ organisation: user.organisation, sessionId }, command, personActor(user));
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
      callTime: ({ opening }) => this.byClock(keyOf(opening), 'CallTime'),
      abandon: ({ opening }) => this.byClock(keyOf(opening), 'Abandon'),
    });
  }

  private async byClock(key: SessionKey, type: ClockCommand): Promise<void> {
    try {
      await this.recordRest(key);
      const outcome = await this.sessions.execute(key, { type, at: this.clock.now() }, clockActor);
      // A timer can go off a little before its time; what it was set for is then still to come.
      if (outcome.events.length === 0) this.setTimers(outcome);
    } catch (err) {
      this.log.error({ err, ...key }, 'What the clock says to a session could not be recorded');
      this.timers.again(key, () => this.byClock(key, type));
    }
  }
}

/** Only the key: an opening in a log would be too much. */
const keyOf = ({ organisation, sessionId }: SessionKey): SessionKey => ({ organisation, sessionId });

const personActor = (user: User): Actor => ({ kind: 'person', id: user.id });

const unlessNotFound = (error: unknown): undefined => {
  if (error instanceof SessionError && error.code === 'session_not_found') return undefined;
  throw error;
};
