import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands between a client and ClickHouse, and loses answers of inserts when told to: the server has stored the rows, and
 * the client hears of a broken connection.
 */
export class InsertProxy {
  private left = 0;
  private skip = 0;
  private count = 0;
  private passed = 0;
  private cutOff = 0;
  private onHanded: (() => void) | undefined;
  private handedFirst = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async start(target: string): Promise<InsertProxy> {
    const server = createServer();
    const proxy = new InsertProxy(server, new URL(target));
    server.on('request', (incoming, answer) => proxy.pass(incoming, answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers that were lost. */
  get lost(): number {
    return this.count;
  }

  /** Inserts that came by. */
  get inserts(): number {
    return this.passed;
  }

  /** Inserts that the server had been handed when it broke off. */
  get cut(): number {
    return this.cutOff;
  }

  /** Loses so many answers of inserts, after letting so many pass. */
  loseAnswers(times: number, after = 0): void {
    this.left = times;
    this.skip = after;
  }

  /** Does something once as soon as the server has been handed an insert, before its answer; after letting so many pass. */
  onceHanded(work: () => void, after = 0): void {
    this.onHanded = work;
    this.handedFirst = after;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = incoming;
    const { hostname, port } = this.target;
    const bringsRows = isInsert(url);
    if (bringsRows) this.passed++;
    const outgoing = request({ hostname, port, method, path: url, headers }, (given) => {
      if (bringsRows && this.isLost()) {
        given.resume();
        given.once('end', () => answer.destroy());
        return;
      }
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once('error', brokenOff);
    });
    const brokenOff = (error: NodeJS.ErrnoException) => {
      // Where nobody was there, nobody was handed anything.
      if (bringsRows && error.code !== 'ECONNREFUSED') this.cutOff++;
      answer.destroy();
    };
    outgoing.once('error', brokenOff);
    if (bringsRows) outgoing.once('finish', () => this.handed());
    incoming.pipe(outgoing);
  }

  private handed(): void {
    if (!this.onHanded || this.handedFirst-- > 0) return;
    const work = this.onHanded;
    this.onHanded = undefined;
    work();
  }

  private isLost(): boolean {
    if (this.left === 0 || this.skip-- > 0) return false;
    this.left--;
    this.count++;
    return true;
  }
}

/** Whether a request brings rows of its own. */
export function isInsert(url = ''): boolean {
  return decodeURIComponent(url.replaceAll('+', ' ')).includes('query=INSERT INTO');
}
