import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsSocketPath } from '@repartee/proto';

import type { RunningEdge } from './start-edge.js';
import { startEdge } from './start-edge.js';

/** A service that says its name, whatever it is asked, and whether it takes what is new. */
async function openService(name: string, isReady = true): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/health/ready' && !isReady ? 503 : 200;
    response.end(name);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the edge before two instances of the sessions', () => {
  let folder: string;
  let servers: Server[];
  let edge: RunningEdge;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-edge-'));
    writeFileSync(join(folder, 'index.html'), 'pages');
    const [stopping, ready, other] = await Promise.all([
      openService('sessions-0', false),
      openService('sessions-1'),
      openService('other'),
    ]);
    servers = [stopping.server, ready.server, other.server];
    edge = await startEdge({
      ...{ port: 0, host: '127.0.0.1', logLevel: 'silent', webFolder: folder },
      services: { directory: other.url, catalog: other.url, scoring: other.url, cockpit: other.url },
      sessions: new Map([['sessions-0', stopping.url], ['sessions-1', ready.url]]), // prettier-ignore
    });
  });

  afterEach(async () => {
    await edge.stop();
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (path: string, options: RequestInit = {}) => fetch(`${edge.address}${path}`, options);

  it('has a new case told to one that takes what is new, and asks either by its name', async () => {
    for (let told = 0; told < 3; told += 1)
      expect(await (await ask('/api/cases', { method: 'POST' })).text()).toBe('sessions-1');
    expect(await (await ask('/sessions/sessions-0/api/cases/1', { method: 'PUT' })).text()).toBe('sessions-0');
  });

  it('tells its metrics to whoever asks it directly, and to nobody who comes through a proxy', async () => {
    expect(await (await ask('/metrics')).text()).toContain('repartee_edge_away_total');
    const forwarded = await ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(forwarded.status).toBe(404);
    expect(await forwarded.text()).not.toContain('repartee_edge');
  });

  it('ends although somebody holds a socket open', async () => {
    const inside: Socket[] = [];
    for (const server of servers)
      server.on('upgrade', (_, socket: Socket) => {
        inside.push(socket);
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      });
    const page = connect(Number(new URL(edge.address).port), '127.0.0.1');
    page.write(`GET ${sessionsSocketPath}/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    const [answered] = (await once(page, 'data')) as [Buffer];
    expect(String(answered)).toContain('101');
    await Promise.all([once(page, 'close'), edge.stop()]);
    for (const socket of inside) socket.destroy();
  }, 20_000);
});
