import { UseFilters } from '@nestjs/common';
import type { OnGatewayDisconnect, OnGatewayInit } from '@nestjs/websockets';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { User } from '@repartee/kernel';
import {
  Allow,
  Authentication,
  Clock,
  CurrentUser,
  Origins,
  ProblemFilter,
  guardSockets,
  hasRule,
} from '@repartee/kernel';
import type { Ack, SessionState as SessionStateFrame, VoiceOpened, Written } from '@repartee/proto';
import {
  ContinueSession,
  EndSession,
  ForkSession,
  OpenVoice,
  PauseSession,
  ResumeSession,
  SayTurn,
  StartSession,
  StaySilent,
  sessionsNamespace,
  streamOf,
} from '@repartee/proto';

import { Conversations } from '../voice/live/conversations.js';
import { CallLimit } from './holding/call-limit.js';
import { SessionHolders } from './holding/session-holders.js';
import type { SessionNamespace, SessionSocket } from './holding/session-socket.js';
import type { Outcome } from './live-sessions.js';
import { answering } from './problems.js';
import { endedFrame, stateFrame, turnFrame } from './session-frames.js';
import { SessionsService } from './sessions.service.js';

/** The live conversation on a socket: translates, calls, pushes. One socket holds a session at a time. */
@UseFilters(ProblemFilter)
@WebSocketGateway({ namespace: sessionsNamespace })
export class SessionsGateway implements OnGatewayInit, OnGatewayDisconnect {
  constructor(
    private readonly service: SessionsService,
    private readonly conversations: Conversations,
    private readonly holders: SessionHolders,
    private readonly authentication: Authentication,
    private readonly origins: Origins,
    private readonly clock: Clock,
  ) {}

  /** Sessions that somebody holds at the moment. */
  get held(): number {
    return this.holders.count;
  }

  afterInit(namespace: SessionNamespace): void {
    guardSockets(namespace, this.authentication, this.origins);
    const limit = new CallLimit(this.clock);
    namespace.on('connection', (socket) => limit.guard(socket));
    this.service.onOutcome((outcome) => this.push(outcome));
    this.service.onWarning(({ opening }, remainingMs) =>
      this.holders.of(opening)?.emit('warning', { sessionId: opening.sessionId, remainingMs }),
    );
  }

  async handleDisconnect(socket: SessionSocket): Promise<void> {
    await this.holders.letGo(socket);
  }

  @Allow('ownSessions')
  @SubscribeMessage('start')
  async start(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: StartSession }) frame: StartSession,
  ): Promise<Ack<SessionStateFrame>> {
    await answering(() => this.conversations.start(user, frame));
    return this.takeUp(socket, user, { sessionId: frame.clientSessionId, fromTurn: 0 });
  }

  @Allow('ownSessions')
  @SubscribeMessage('fork')
  async fork(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: ForkSession }) frame: ForkSession,
  ): Promise<Ack<SessionStateFrame>> {
    await answering(() => this.conversations.fork(user, frame));
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
    const isWatched = socket.data.held?.sessionId === frame.sessionId && !this.conversations.isSpoken(user, frame);
    if (isWatched) socket.emit('thinking', { sessionId: frame.sessionId });
    return written(await answering(() => this.conversations.say(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('stay-silent')
  async staySilent(
    @CurrentUser() user: User,
    @MessageBody({ schema: StaySilent }) frame: StaySilent,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.conversations.staySilent(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('pause')
  async pause(
    @CurrentUser() user: User,
    @MessageBody({ schema: PauseSession }) frame: PauseSession,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.conversations.pause(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('continue')
  async continue(
    @CurrentUser() user: User,
    @MessageBody({ schema: ContinueSession }) frame: ContinueSession,
  ): Promise<Ack<Written>> {
    return written(await answering(() => this.conversations.continue(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('end')
  async end(@CurrentUser() user: User, @MessageBody({ schema: EndSession }) frame: EndSession): Promise<Ack<Written>> {
    return written(await answering(() => this.conversations.end(user, frame)));
  }

  @Allow('ownSessions')
  @SubscribeMessage('open-voice')
  async openVoice(
    @ConnectedSocket() socket: SessionSocket,
    @CurrentUser() user: User,
    @MessageBody({ schema: OpenVoice }) frame: OpenVoice,
  ): Promise<Ack<VoiceOpened>> {
    const result = await answering(() => this.conversations.openVoice(user, socket, frame));
    return { ok: true, result };
  }

  /**
   * The socket holds the session before its clock runs again: so the loss of an older connection, wherever it waits, is
   * recorded before this one is.
   */
  private async takeUp(
    socket: SessionSocket,
    user: User,
    { sessionId, fromTurn, lostVoice }: ResumeSession,
  ): Promise<Ack<SessionStateFrame>> {
    const found = await answering(() => this.service.find(user, sessionId));
    const key = { organisation: user.organisation, sessionId };
    if (found.state.status === 'live') await this.holders.hold(key, socket, lostVoice);
    const session = await answering(() => this.service.resume(user, { sessionId }));
    // Whoever was lost meanwhile has not heard that the conversation goes on.
    if (!socket.connected) await this.holders.lost(key);
    return { ok: true, result: this.stateOf(session, user, fromTurn) };
  }

  private push({ state, version, events }: Outcome): void {
    const socket = this.holders.of(state.opening);
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
    this.holders.release(state.opening);
  }

  private stateOf({ state, version }: Omit<Outcome, 'events'>, user: User, fromTurn: number): SessionStateFrame {
    const at = { stream: streamIdOf(state), version, now: this.clock.now() };
    return stateFrame(state, at, { sight: sightOf(user), fromTurn });
  }
}

/** Who may read how scenarios work sees cues and dispositions of the own rehearsal, too. */
const sightOf = (user: User) => ({ inside: hasRule(user, 'readContents') });

const streamIdOf = ({ opening }: Outcome['state']): string => streamOf.session(opening.organisation, opening.sessionId);

const written = ({ state, version }: Omit<Outcome, 'events'>): Ack<Written> => ({
  ok: true,
  result: { stream: streamIdOf(state), version },
});
