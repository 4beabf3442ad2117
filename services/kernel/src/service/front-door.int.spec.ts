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
