import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { Wire } from './wire.js';

let server: Server;
let wire: Wire;
let page: Socket;
/** What the server has heard of anybody. */
let heard: string;

beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      heard += data.toString();
      socket.write(`${data.toString()} yourself`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  wire = await Wire.to(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  page = await join();
});

afterEach(() => {
  wire.close();
  server.close();
});

async function join(): Promise<Socket> {
  const { hostname, port } = new URL(wire.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

async function answer(socket: Socket, said: string): Promise<string> {
  socket.write(said);
  const [data] = (await once(socket, 'data', { signal: AbortSignal.timeout(500) })) as [Buffer];
  return data.toString();
}

describe('the network between pages and a server', () => {
  it('carries what either end says', async () => {
    expect(await answer(page, 'hello')).toBe('hello yourself');
  });

  it('carries nothing any more once it is dead, of whoever joins it later either', async () => {
    wire.goDead();
    const late = await join();
    await expect(Promise.any([answer(page, 'hello'), answer(late, 'hello')])).rejects.toThrow();
    expect(heard).toBe('');
  });
});
