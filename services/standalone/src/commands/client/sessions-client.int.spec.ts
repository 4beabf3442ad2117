import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsNamespace, sessionsSocketPath } from '@repartee/proto';
import { Server } from 'socket.io';

import { SessionsClient } from './sessions-client.js';

let sockets: Server;
let url: string;

beforeEach(async () => {
  const http = createServer((_request, response) => response.writeHead(404).end());
  sockets = new Server(http, { path: sessionsSocketPath });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(() => sockets.close());

describe('when a server dies between the handshake and its word on the namespace', () => {
  it('whoever connects hears of it, and does not wait for ever', async () => {
    sockets.of(sessionsNamespace).use(({ conn }) => conn.close());
    await expect(SessionsClient.connect({ url, cookie: '' })).rejects.toThrow('The server has gone');
  });
});
