import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { FrontDoor } from './front-door.js';

let door: FrontDoor;
let answer: () => void;
const connections: Socket[] = [];

beforeEach(async () => {
  door = await FrontDoor.open({ host: '127.0.0.1', port: 0, publicUrl: undefined }, (_, response) => {
    answer = () => void response.end('late');
  });
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  await door.close();
});

/** Connects and sends this much of a request. */
async function connected(sent = ''): Promise<Socket> {
  const accepted = once(door.server, 'connection') as Promise<[Socket]>;
  const connection = connect(Number(new URL(door.address).port), '127.0.0.1');
  connections.push(connection);
  const [inside] = await accepted;
  if (sent === '') return connection;
  connection.write(sent);
  while (inside.bytesRead === 0) await new Promise((resolve) => setImmediate(resolve));
  return connection;
}

it('keeps connections longer than proxies do', () => {
  expect(door.server.keepAliveTimeout).toBeGreaterThan(60_000);
});

describe('a front door', () => {
  it.each([
    ['127.0.0.1', undefined, false],
    ['0.0.0.0', undefined, true],
    ['0.0.0.0', 'http://localhost:8080', false],
    ['0.0.0.0', 'http://127.0.0.1:8080', false],
    ['127.0.0.1', 'https://training.example.org', true],
    ['127.0.0.1', 'https://localhost.example.org', true],
  ])('at %s, opened by %s, is published: %s', async (host, publicUrl, isPublished) => {
    const other = await FrontDoor.open({ host, port: 0, publicUrl }, (_, response) => void response.end());
    expect(other.isPublished).toBe(isPublished);
    await other.close();
  });
});

describe('when a front door closes', () => {
  /** A connection that has become a socket: Node no longer counts it among those of the server. */
  async function upgraded(): Promise<Socket> {
    door.server.on('upgrade', (_, socket: Socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const socket = await connected('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket, 'data');
    return socket;
  }

  it('ends sockets too', async () => {
    const socket = await upgraded();
    await Promise.all([once(socket, 'close'), door.close()]);
  });

  it('leaves them the time it was given, and answers what was asked before', async () => {
    const socket = await upgraded();
    const asked = fetch(door.address);
    await once(door.server, 'request');
    const closed = door.close(200);
    answer();
    expect(await (await asked).text()).toBe('late');
    expect(socket.closed).toBe(false);
    await closed;
  });
});

describe('when a front door lets nobody in any more', () => {
  it('is closed at once, whoever has connected and asked nothing', async () => {
    const silent = await connected();
    const closed = once(door.server, 'close');
    door.letNobodyIn();
    await closed;
    if (!silent.closed) await once(silent, 'close');
  });

  it('answers what was asked before', async () => {
    const asked = fetch(door.address);
    await once(door.server, 'request');
    door.letNobodyIn();
    answer();
    expect(await (await asked).text()).toBe('late');
  });

  it('does not wait for ever for the rest of a question', async () => {
    await connected('GET / HTTP/1.1\r\nHost: ');
    const closed = once(door.server, 'close');
    door.letNobodyIn(100);
    await closed;
  });
});
