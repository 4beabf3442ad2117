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
  private onInsert: () => void = () => undefined;

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

  /** Loses so many answers of inserts, after letting so many pass. */
  loseAnswers(times: number, after = 0): void {
    this.left = times;
    this.skip = after;
  }

  /** Resolves when the next insert has been handed to the server, before its answer. */
  nextInsert(): Promise<void> {
    return new Promise((resolve) => (this.onInsert = resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = incoming;
    const { hostname, port } = this.target;
    const isInsert = decodeURIComponent((url ?? '').replaceAll('+', ' ')).includes('query=INSERT INTO');
    if (isInsert) this.passed++;
    const outgoing = request({ hostname, port, method, path: url, headers }, (given) => {
      if (isInsert && this.isLost()) {
        given.resume();
        given.once('end', () => answer.destroy());
        return;
      }
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once('error', () => answer.destroy());
    });
    outgoing.once('error', () => answer.destroy());
    incoming.pipe(outgoing);
    if (isInsert) this.onInsert();
  }

  private isLost(): boolean {
    if (this.left === 0 || this.skip-- > 0) return false;
    this.left--;
    this.count++;
    return true;
  }
}
