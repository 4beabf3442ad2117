import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';

import { StartProblem } from './start-problem.js';

/**
 * The one port of the product. It listens before anything else is there, so that whoever comes early is told how far
 * the start is; who answers changes once everything can be used.
 */
export class FrontDoor {
  private constructor(
    readonly server: Server,
    /** Where it listens. */
    readonly address: string,
    /** Where people open it. */
    readonly url: string,
    /** Whether people come by another address than the one it listens on. */
    readonly isBehindProxy: boolean,
    private handler: RequestListener,
  ) {}

  /** Listens. Throws StartProblem where the port or address is not to be had. */
  static async open(
    place: { host: string; port: number; publicUrl: string | undefined },
    handler: RequestListener,
  ): Promise<FrontDoor> {
    const server = createServer();
    await listen(server, place);
    const { publicUrl, host } = place;
    const address = addressOf(server, host);
    const door = new FrontDoor(server, address, publicUrl ?? address, publicUrl !== undefined, handler);
    server.on('request', (request, response) => door.handler(request, response));
    return door;
  }

  /** From now on this one answers. */
  handOver(handler: RequestListener): void {
    this.handler = handler;
  }

  /** Ends what is open; resolves when nobody is served any more. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

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
