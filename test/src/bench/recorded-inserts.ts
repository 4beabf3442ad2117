import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { isInsert } from '../log-faults/insert-proxy.js';

/** A request that brings rows, as it travels. */
export interface RecordedInsert {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Stands between a client and ClickHouse, and keeps the requests that bring rows. */
export class InsertRecorder {
  private kept: RecordedInsert[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: string,
  ) {}

  static async start(target: string): Promise<InsertRecorder> {
    const server = createServer();
    const recorder = new InsertRecorder(server, target);
    server.on('request', (incoming, answer) => void recorder.pass(incoming, answer).catch(() => answer.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return recorder;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Those since it was asked last, in their order. */
  take(): RecordedInsert[] {
    const taken = this.kept;
    this.kept = [];
    return taken;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const passed = { path: url, headers: withoutHop(headers), body: await buffer(incoming) };
    if (isInsert(url)) this.kept.push(passed);
    const given = await ask(this.target, { ...passed, method });
    answer.writeHead(given.statusCode ?? 502, withoutHop(given.headers));
    given.pipe(answer);
  }
}

/** Sends it again, byte by byte. Answers how many rows the server has written. Rejects with what it says instead. */
export async function sendAgain(target: string, insert: RecordedInsert): Promise<number> {
  const given = await ask(target, { ...insert, method: 'POST', path: withoutQueryId(insert.path) });
  const said = await buffer(given);
  if (given.statusCode !== 200) throw new Error(`ClickHouse refuses a recorded insert: ${String(said)}`);
  const summary = String(given.headers['x-clickhouse-summary'] ?? '{}');
  return Number((JSON.parse(summary) as { written_rows?: string }).written_rows ?? 0);
}

const agent = new Agent({ keepAlive: true });

function ask(
  target: string,
  { method, path, headers, body }: RecordedInsert & { method: string },
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const asked = { agent, hostname, port, method, path, headers: { ...headers, 'content-length': body.length } };
    request(asked, resolve).once('error', reject).end(body);
  });
}

/** What is said between two neighbours only. */
function withoutHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const {
    connection: _c,
    host: _h,
    'keep-alive': _k,
    'transfer-encoding': _t,
    'content-length': _l,
    ...rest
  } = headers;
  return rest;
}

/** Each query has an id of its own. */
function withoutQueryId(path: string): string {
  const url = new URL(path, 'http://clickhouse');
  url.searchParams.delete('query_id');
  return `${url.pathname}${url.search}`;
}
