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

type Next = (error?: Error) => void;

/**
 * A middleware for a socket.io namespace (`afterInit(server) { server.use(authenticateSockets(...)) }`): nobody connects
 * without a good pass, and `socket.data.user` says who it is. A refusal reaches the client's `connect_error` with
 * problem details in `error.data`.
 */
export function authenticateSockets(authentication: Authentication, origins: Origins) {
  return (socket: AuthenticatedSocket, next: Next): void => {
    admit(socket, authentication, origins).then(
      () => next(),
      (error: unknown) => next(toConnectError(error)),
    );
  };
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
