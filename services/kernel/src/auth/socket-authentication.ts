import type { IncomingHttpHeaders } from 'node:http';

import { problemOf } from '../problems/problem-filter.js';
import { problems } from '../problems/problems.js';
import type { Authentication } from './authentication.js';
import type { CurrentUser } from './current-user.js';
import type { Origins } from './origins.js';

/** What is needed of a socket.io socket. */
export interface AuthenticatedSocket {
  handshake: { headers: IncomingHttpHeaders };
  data: { user?: CurrentUser };
}

interface OpenSocket extends AuthenticatedSocket {
  disconnect(close: boolean): unknown;
}

type Next = (error?: Error) => void;

/** What is needed of a socket.io namespace. */
export interface GuardedNamespace<Socket extends OpenSocket> {
  readonly sockets: ReadonlyMap<string, Socket>;
  use(middleware: (socket: Socket, next: Next) => void): unknown;
  on(event: 'connection', listener: (socket: Socket) => void): unknown;
}

/**
 * Guards a socket.io namespace (`afterInit(namespace) { guardSockets(namespace, ...) }`): nobody connects without a good
 * pass, `socket.data.user` says who it is, and a socket is closed once its pass is void. A refusal reaches the client's
 * `connect_error` with problem details in `error.data`.
 */
export function guardSockets<Socket extends OpenSocket>(
  namespace: GuardedNamespace<Socket>,
  authentication: Authentication,
  origins: Origins,
): void {
  const closeIfVoid = (socket: Socket): void => {
    const { user } = socket.data;
    if (!user || !authentication.isStillGood(user)) socket.disconnect(true);
  };
  namespace.use((socket, next) => {
    admit(socket, authentication, origins).then(
      () => next(),
      (error: unknown) => next(toConnectError(error)),
    );
  });
  // A pass may become void between the handshake and the moment from which the socket is among the open ones.
  namespace.on('connection', closeIfVoid);
  authentication.onVoided(() => [...namespace.sockets.values()].forEach(closeIfVoid));
}

async function admit(socket: AuthenticatedSocket, authentication: Authentication, origins: Origins): Promise<void> {
  const { headers } = socket.handshake;
  if (!origins.allow(headers)) throw problems.crossSite();
  const user = await authentication.identify(headers);
  if (!user) throw problems.notSignedIn();
  socket.data.user = user;
}

function toConnectError(error: unknown): Error {
  const problem = problemOf(error);
  return Object.assign(new Error(problem.code), { data: problem });
}
