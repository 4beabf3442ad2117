import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';

import { StartProblem } from './start-problem.js';

/** So long requests that are under way may still take. */
const FINISH_WITHIN_MS = 5_000;

/**
 * Proxies keep connections for a minute: one that the server closes first may be closed just when they write a request to
 * it.
 */
const KEEP_ALIVE_MS = 65_000;

export interface Place {
  host: string;
  port: number;
  /** Where people open it, where that is another address. */
  publicUrl: string | undefined;
  /** Networks of proxies before it, besides private ones. */
  trustedProxies?: readonly string[];
}

/**
 * The one port of the product. It listens before anything else is there, so that whoever comes early is told how far
 * the start is; who answers changes once everything can be used.
 */
export class FrontDoor {
  private readonly connections = new Set<Socket>();

  private constructor(
    readonly server: Server,
    /** Where it listens. */
    readonly address: string,
    /** Where people open it. */
    readonly url: string,
    /** Whether people come by another address than the one it listens on. */
    readonly isBehindProxy: boolean,
    /** Networks of proxies, besides private ones. */
    readonly trustedProxies: readonly string[],
    private handler: RequestListener,
  ) {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on('connection', (connection: Socket) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
  }

  /** Listens. Throws StartProblem where the port or address is not to be had. */
  static async open(place: Place, handler: RequestListener): Promise<FrontDoor> {
    const server = createServer();
    await listen(server, place);
    const { publicUrl, host, trustedProxies = [] } = place;
    const address = addressOf(server, host);
    const isBehindProxy = publicUrl !== undefined;
    const door = new FrontDoor(server, address, publicUrl ?? address, isBehindProxy, trustedProxies, handler);
    server.on('request', (request, response) => door.handler(request, response));
    return door;
  }

  /** Whether others than this machine may come: by the address where people open it, or by the one it listens on. */
  get isPublished(): boolean {
    const bound = this.server.address();
    const listens = typeof bound === 'object' && bound ? bound.address : '';
    return !isOfThisMachine(this.isBehindProxy ? new URL(this.url).hostname : listens);
  }

  /** From now on this one answers. */
  handOver(handler: RequestListener): void {
    this.handler = handler;
  }

  /**
   * Lets nobody in any more; whoever has asked something gets an answer for so many milliseconds. Browsers connect before
   * they have anything to ask, and Node would wait for them for as long as they like.
   */
  letNobodyIn(withinMs = FINISH_WITHIN_MS): void {
    this.server.close();
    for (const connection of this.connections) if (connection.bytesRead === 0) connection.destroy();
    setTimeout(() => this.server.closeAllConnections(), withinMs).unref();
  }

  /**
   * Ends what is open, at once or after so many milliseconds, sockets included, which Node does not count among the
   * connections of a server; resolves when nobody is served any more.
   */
  async close(withinMs = 0): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const end = () => this.connections.forEach((connection) => connection.destroy());
    if (withinMs === 0) end();
    const timer = setTimeout(end, withinMs);
    await closed;
    clearTimeout(timer);
  }
}

const isOfThisMachine = (host: string): boolean =>
  /^(?:(?:.+\.)?localhost|(?:::ffff:)?127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(problemOf(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function problemOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1}`,
    EACCES: `This user may not listen on port ${port}. Choose one above 1023, such as PORT=3000`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one it has, or to 0.0.0.0 for all.`,
    ENOTFOUND: `HOST is ${host}, which is no address. Set it to one of this machine, or to 0.0.0.0 for all.`,
  };
  const sentence = sentences[error.code ?? ''];
  return sentence === undefined ? error : new StartProblem('cannot_listen', sentence, { cause: error });
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
