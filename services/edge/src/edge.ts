import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ServerResponse as Response } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Log } from '@repartee/kernel';
import type { Problem } from '@repartee/proto';
import type { ProxyServer } from 'httpxy';
import { createProxyServer } from 'httpxy';

import { away, noSuchAddress, refuse } from './answers.js';
import type { EdgeConfig } from './config.js';
import type { Instances } from './instances.js';
import type { Destination } from './routes.js';
import { isOfCases, routeOf } from './routes.js';

export interface EdgeParts {
  services: EdgeConfig['services'];
  sessions: Instances;
  pages: RequestListener;
  log: Log;
  /** Told of every request that found its service away. */
  onAway: (service: string) => void;
}

/** A service that takes longer is taken for one that hangs: no answer of theirs comes later. */
const ANSWER_WITHIN_MS = 60_000;

/**
 * One origin for everything: pages from files, and each interface from its service. To a service a request looks as if
 * it had come directly, with the address it came from in X-Forwarded-For.
 */
export class Edge {
  private readonly proxy: ProxyServer;

  constructor(private readonly parts: EdgeParts) {
    // A new connection each time: one that is kept may be closed by the service just when a request is written to it,
    // and a request that writes may not be sent twice.
    this.proxy = createProxyServer({ agent: false, proxyTimeout: ANSWER_WITHIN_MS });
  }

  /** Answers a request. */
  readonly handle: RequestListener = (request, response) => {
    const destination = routeOf(request.url ?? '/', request.method);
    if (!destination) {
      this.parts.pages(request, response);
      return;
    }
    const target = this.targetOf(destination);
    if (target === undefined) refuse(response, noSuchAddress);
    else void this.pass(request, response, { ...destination, target });
  };

  /** Takes over a connection that is to become a socket. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const destination = routeOf(request.url ?? '/');
    const target = destination && this.targetOf(destination);
    if (!destination || target === undefined) return refuseUpgrade(request, socket, noSuchAddress);
    forward(request, destination);
    socket.on('error', () => socket.destroy());
    // Sockets of an HTTP server are sockets of the network.
    this.proxy.ws(request, socket as Parameters<ProxyServer['ws']>[1], { target }, head).catch((error: unknown) => {
      this.away(destination, error);
      if (socket.writable) refuseUpgrade(request, socket, away(destination.service));
    });
  };

  private async pass(
    request: IncomingMessage,
    response: ServerResponse,
    destination: Destination & { target: string },
  ): Promise<void> {
    forward(request, destination);
    try {
      await this.proxy.web(request, response, { target: destination.target });
    } catch (error) {
      // Whoever asked has gone; nothing is the matter with the service.
      if (response.destroyed) return;
      this.away(destination, error);
      if (response.headersSent) response.destroy();
      else refuse(response, away(destination.service));
    }
  }

  /** Undefined where there is no such instance. Who is asked for what another instance holds sends it on there. */
  private targetOf({ service, instance, url }: Destination): string | undefined {
    if (service !== 'sessions') return this.parts.services[service];
    const { sessions } = this.parts;
    if (instance !== undefined) return sessions.at(instance);
    // A case that was just made is known to the instance that made it before the log tells the others of it.
    return isOfCases(url) ? sessions.firstReady() : sessions.next();
  }

  private away({ service, instance }: Destination, error: unknown): void {
    this.parts.onAway(service);
    this.parts.log.warn({ service, instance, code: codeOf(error) }, 'A service did not answer');
  }
}

/** What the service is to see of the request. What came in such a header before is kept, as of a proxy further out. */
function forward(request: IncomingMessage, { url }: Destination): void {
  const { headers, socket } = request;
  request.url = url;
  const before = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = [before ?? [], socket.remoteAddress ?? []].flat().join(', ');
  headers['x-forwarded-host'] ??= headers.host;
  headers['x-forwarded-proto'] ??= 'http';
}

/** The same, on a connection that has not become a socket. */
function refuseUpgrade(request: IncomingMessage, socket: Duplex, problem: Problem): void {
  const response = new Response(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
  response.once('finish', () => socket.end());
  refuse(response, problem);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
