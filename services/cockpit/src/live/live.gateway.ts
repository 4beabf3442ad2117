import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import { WebSocketGateway } from '@nestjs/websockets';
import type { User } from '@repartee/kernel';
import { Authentication, Origins, guardSockets } from '@repartee/kernel';
import type { LiveServerEvents } from '@repartee/proto';
import { liveNamespace } from '@repartee/proto';
import type { Namespace, Socket } from 'socket.io';
import type { Change } from './live-feed.js';
import { LiveFeed } from './live-feed.js';
import { mayHear } from './readers.js';

interface SocketData {
  user?: User;
}

type Nothing = Record<string, never>;
type LiveSocket = Socket<Nothing, LiveServerEvents, Nothing, SocketData>;
type LiveNamespace = Namespace<Nothing, LiveServerEvents, Nothing, SocketData>;

/** Pushes the ids of what has changed to open pages, to each reader only what the rules let them see. */
@WebSocketGateway({ namespace: liveNamespace })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection {
  private readonly rooms = new Map<string, Set<LiveSocket>>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly authentication: Authentication,
    private readonly origins: Origins,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    guardSockets(namespace, this.authentication, this.origins);
    this.feed.listen({
      push: (change) => this.push(change),
      hears: (organisation) => (this.rooms.get(organisation)?.size ?? 0) > 0,
    });
  }

  handleConnection(socket: LiveSocket): void {
    const { user } = socket.data;
    if (!user) {
      socket.disconnect(true);
      return;
    }
    const room = this.rooms.get(user.organisation) ?? new Set();
    this.rooms.set(user.organisation, room.add(socket));
    socket.once('disconnect', () => room.delete(socket));
  }

  private push({ organisation, frame, concern }: Change): void {
    for (const socket of this.rooms.get(organisation) ?? []) {
      const { user } = socket.data;
      if (!user || !this.authentication.isStillGood(user)) socket.disconnect(true);
      else if (mayHear(user, concern)) socket.emit('changed', frame);
    }
  }
}
