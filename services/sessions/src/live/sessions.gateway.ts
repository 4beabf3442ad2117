import { UseFilters } from '@nestjs/common';
import type { OnGatewayDisconnect, OnGatewayInit } from '@nestjs/websockets';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { User } from '@repartee/kernel';
import {
  Allow,
  Authentication,
  Clock,
  CurrentUser,
  Log,
  Origins,
  ProblemFilter,
  guardSockets,
  hasRule,
} from '@repartee/kernel';
import type {
  Ack,
  SessionState as SessionStateFrame,
  SessionsClientEvents,
  SessionsServerEvents,
  Written,
} from '@repartee/proto';
import {
  ContinueSession,
  EndSession,
  ForkSession,
  PauseSession,
  ResumeSession,
  SayTurn,
  StartSession,
  StaySilent,
  sessionsNamespace,
  streamOf,
} from '@repartee/proto';
import type { Namespace, Socket } from 'socket.io';

import { LiveSessions, seatId } from './live-sessions.js';
import type { Outcome, SessionKey } from './live-sessions.js';
import { answering } from './problems.js';
import { endedFrame, stateFrame, turnFrame } from './session-frames.js';
import { SessionsService } from './sessions.service.js';

interface SocketData {
  user?: User;
  /** The session this socket holds. */
  held?: SessionKey | undefined;
}
type SessionSocket = Socket<SessionsClientEvents, SessionsServerEvents, Record<string, never>, SocketData>;
type SessionNamespace = Namespace<SessionsClientEvents, SessionsServerEvents, Record<string, never>, SocketData>;

/** The live conversation on a socket: translates, calls, pushes. One socket holds a session at a time. */
@UseFilters(ProblemFilter)
@WebSocketGateway({ namespace: sessionsNamespace })
export class SessionsGateway implements OnGatewayInit, OnGatewayDisconnect {
  private readonly holders = new Map<string, SessionSocket>();

  constructor(
    private readonly service: SessionsService,
    private readonly sessions: LiveSessions,
    private readonly authentication: Authentication,
    private readonly origins: Origins,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Sessions that somebody holds at the moment. */
  get held(): number {
    return this.holders.size;
  }

  afterInit(namespace: SessionNamespace): void {
    guardSockets(namespace, this.authentication, this.origins);
    this.sessions.onOutcome((outcome) => this.push(outcome));
    this.service.onWarning(({ opening }, remainingMs) =>
      this.holders.get(seatId(opening))?.emit('warning', { sessionId: opening.sessionId, remainingMs }),
    );
  }

  async handleDisconnect(socket: SessionSocket): Promise<void> {
    await this.letGo(socket);
  }

  @Allow('ownSessions')
  @SubscribeMessage('start')
  async start(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: StartSession }) frame: StartSession,
  ): Promise<Ack<SessionStateFrame>> {
    await answering(() => this.service.start(user, frame));
    return this.takeUp(socket, user, { sessionId: frame.clientSessionId, fromTurn: 0 });
  }

  @Allow('ownSessions')
  @SubscribeMessage('fork')
  async fork(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: ForkSession }) frame: ForkSession,
  ): Promise<Ack<SessionStateFrame>> {
    await answering(() => this.service.fork(user, frame));
    return this.takeUp(socket, user, { sessionId: frame.clientSessionId, fromTurn: 0 });
  }

  @Allow('ownSessions')
  @SubscribeMessage('resume')
  resume(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: ResumeSession }) frame: ResumeSession,
  ): Promise<Ack<SessionStateFrame>> {
    return this.takeUp(socket, user, frame);
  }

  @Allow('ownSessions')
  @SubscribeMessage('say')
  async say(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: SayTurn }) frame: SayTurn,
  ): Promise<Ack<Written>> {
    if (socket.data.held?.sessionId === frame.sessionId) socket.emit('thinking', { sessionId: frame.sessionId });
    return written(await answering(() => this.service.say(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('stay-silent')
  async staySilent(
    @CurrentUser() user: User,
    @MessageBody({ schema: StaySilent }) frame: StaySilent,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.service.staySilent(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('pause')
  async pause(
    @CurrentUser() user: User,
    @MessageBody({ schema: PauseSession }) frame: PauseSession,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.service.pause(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('continue')
  async continue(
    @CurrentUser() user: User,
    @MessageBody({ schema: ContinueSession }) frame: ContinueSession,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.service.continue(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('end')
  async end(@CurrentUser() user: User, @MessageBody({ schema: EndSession }) frame: EndSession): Promise<Ack<Written>> {
    return written(await answering(() => this.service.end(user, frame)));
  }

  /**
   * The socket holds the session before its clock runs again: so the loss of an older connection, wherever it waits, is
   * recorded before this one is.
   */
  private async takeUp(
    socket: SessionSocket,
    user: User,
    { sessionId, fromTurn }: ResumeSession,
  ): Promise<Ack<SessionStateFrame>> {
    const found = await answering(() => this.service.find(user, sessionId));
    const key = { organisation: user.organisation, sessionId };
    if (found.state.status === 'live') await this.hold(key, socket);
    const session = await answering(() => this.service.resume(user, { sessionId }));
    // Whoever was lost meanwhile has not heard that the conversation goes on.
    if (!socket.connected && !this.holders.has(seatId(key))) await this.recordLoss(key);
    return { ok: true, result: this.stateOf(session, user, fromTurn) };
  }

  /** The newest socket holds the session; an older one is told and lets go. One socket holds one session. */
  private async hold(key: SessionKey, socket: SessionSocket): Promise<void> {
    const holder = this.holders.get(seatId(key));
    if (holder === socket || !socket.connected) return;
    if (holder) {
      holder.emit('taken-over', { sessionId: key.sessionId });
      holder.data.held = undefined;
    }
    const before = this.letGo(socket);
    this.holders.set(seatId(key), socket);
    socket.data.held = key;
    await before;
  }

  /** The session that the socket holds, if any, waits for its learner from now on. */
  private async letGo(socket: SessionSocket): Promise<void> {
    const { held } = socket.data;
    if (!held) return;
    socket.data.held = undefined;
    this.holders.delete(seatId(held));
    await this.recordLoss(held);
  }

  private async recordLoss(key: SessionKey): Promise<void> {
    await this.service
      .connectionLost(key)
      .catch((err: unknown) => this.log.error({ err, ...key }, 'The loss of a connection could not be recorded'));
  }

  private push({ state, version, events }: Outcome): void {
    const seat = seatId(state.opening);
    const socket = this.holders.get(seat);
    const user = socket?.data.user;
    if (!socket || !user) return;
    for (const event of events) {
      if (event.type === 'TurnSpoken')
        socket.emit(
          'turn',
          turnFrame(state, event.turn, 'clientTurnId' in event ? event.clientTurnId : null, sightOf(user)),
        );
    }
    if (state.status !== 'ended') return;
    socket.emit('ended', endedFrame(state, streamIdOf(state), version));
    this.holders.delete(seat);
    socket.data.held = undefined;
  }

  private stateOf({ state, version }: Omit<Outcome, 'events'>, user: User, fromTurn: number): SessionStateFrame {
    const at = { stream: streamIdOf(state), version, now: this.clock.now() };
    return stateFrame(state, at, { sight: sightOf(user), fromTurn });
  }
}

/** Who may read how scenarios work sees cues and dispositions of the own rehearsal, too. */
const sightOf = (user: User) => ({ inside: hasRule(user, 'readContents') });

const streamIdOf = ({ opening }: Outcome['state']): string => streamOf.session(opening.organisation, opening.sessionId);

const written = ({ state, version }: Outcome): Ack<Written> => ({
  ok: true,
  result: { stream: streamIdOf(state), version },
});
