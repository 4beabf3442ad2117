import { UseFilters } from '@nestjs/common';
import type { OnGatewayConnection, OnGatewayDisconnect, OnGatewayInit } from '@nestjs/websockets';
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
  authenticateSockets,
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
  EndSession,
  ResumeSession,
  SayTurn,
  StartSession,
  StaySilent,
  sessionsNamespace,
  streamOf,
} from '@repartee/proto';
import type { Namespace, Socket } from 'socket.io';

import { LiveSessions } from './live-sessions.js';
import type { Outcome } from './live-sessions.js';
import { answering } from './problems.js';
import { endedFrame, stateFrame, turnFrame } from './session-frames.js';
import { SessionsService } from './sessions.service.js';

interface SocketData {
  user?: User;
  /** The session this socket holds. */
  sessionId?: string;
}
type SessionSocket = Socket<SessionsClientEvents, SessionsServerEvents, Record<string, never>, SocketData>;
type SessionNamespace = Namespace<SessionsClientEvents, SessionsServerEvents, Record<string, never>, SocketData>;

/** The live conversation on a socket: translates, calls, pushes. One socket holds a session at a time. */
@UseFilters(ProblemFilter)
@WebSocketGateway({ namespace: sessionsNamespace })
export class SessionsGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly holders = new Map<string, SessionSocket>();

  constructor(
    private readonly service: SessionsService,
    private readonly sessions: LiveSessions,
    private readonly authentication: Authentication,
    private readonly origins: Origins,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  afterInit(namespace: SessionNamespace): void {
    namespace.use(authenticateSockets(this.authentication, this.origins));
    this.sessions.onOutcome((outcome) => this.push(outcome));
    this.service.onWarning(({ opening: { sessionId } }, remainingMs) =>
      this.holders.get(sessionId)?.emit('warning', { sessionId, remainingMs }),
    );
  }

  handleConnection(socket: SessionSocket): void {
    socket.data.sessionId = '';
  }

  async handleDisconnect(socket: SessionSocket): Promise<void> {
    const { user, sessionId } = socket.data;
    if (!user || !sessionId || this.holders.get(sessionId) !== socket) return;
    this.holders.delete(sessionId);
    await this.service
      .connectionLost({ organisation: user.organisation, sessionId })
      .catch((err: unknown) => this.log.error({ err, sessionId }, 'The loss of a connection could not be recorded'));
  }

  @Allow('ownSessions')
  @SubscribeMessage('start')
  async start(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: StartSession }) frame: StartSession,
  ): Promise<Ack<SessionStateFrame>> {
    const session = await answering(() => this.service.start(user, frame));
    if (session.state.status === 'live') this.hold(frame.clientSessionId, socket);
    return { ok: true, result: this.stateOf(session, user, 0) };
  }

  @Allow('ownSessions')
  @SubscribeMessage('resume')
  async resume(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: ResumeSession }) frame: ResumeSession,
  ): Promise<Ack<SessionStateFrame>> {
    const session = await answering(() => this.service.resume(user, frame));
    if (session.state.status === 'live') this.hold(frame.sessionId, socket);
    return { ok: true, result: this.stateOf(session, user, frame.fromTurn) };
  }

  @Allow('ownSessions')
  @SubscribeMessage('say')
  async say(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: SayTurn }) frame: SayTurn,
  ): Promise<Ack<Written>> {
    if (this.holders.get(frame.sessionId) === socket) socket.emit('thinking', { sessionId: frame.sessionId });
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
  @SubscribeMessage('end')
  async end(@CurrentUser() user: User, @MessageBody({ schema: EndSession }) frame: EndSession): Promise<Ack<Written>> {
    return written(await answering(() => this.service.end(user, frame)));
  }

  /** The newest socket holds the session; an older one is told and lets go. */
  private hold(sessionId: string, socket: SessionSocket): void {
    const holder = this.holders.get(sessionId);
    if (holder && holder !== socket) {
      holder.emit('taken-over', { sessionId });
      holder.data.sessionId = '';
    }
    this.holders.set(sessionId, socket);
    socket.data.sessionId = sessionId;
  }

  private push({ state, version, events }: Outcome): void {
    const socket = this.holders.get(state.opening.sessionId);
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
    this.holders.delete(state.opening.sessionId);
    socket.data.sessionId = '';
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
