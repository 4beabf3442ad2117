import { once } from 'node:events';
import type { Socket as TcpSocket } from 'node:net';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket as ServerSocket } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

import { MOST_WAITING_BYTES } from './slow-readers.js';
import { SocketAdapter } from './socket-adapter.js';

const FRAMES = { text: 'x'.repeat(50_000), sound: new Uint8Array(50_000) };
/** What may be on its way besides: the batch that was handed over last, and what the systems at both ends hold. */
const ON_THE_WAY_BYTES = 20_000_000;

/** Comes first, and would have its narrow limit for everybody. */
@WebSocketGateway({ namespace: '/narrow', maxHttpBufferSize: 1_024 })
class NarrowGateway {}

@WebSocketGateway({ namespace: '/wide' })
class WideGateway {
  /** Resolves once somebody is gone. */
  readonly lost: Promise<void>;
  private lose: () => void = () => undefined;

  constructor() {
    this.lost = new Promise((resolve) => (this.lose = resolve));
  }

  handleDisconnect(): void {
    this.lose();
  }

  @SubscribeMessage('length')
  length(@ConnectedSocket() _: ServerSocket, @MessageBody() text: string): number {
    return text.length;
  }
}

/** Talks to whoever connects, without end; `said` tells how many bytes it took until they were gone. */
class Talkative {
  readonly said: Promise<number>;
  private tell: (bytes: number) => void = () => undefined;

  constructor(private readonly frame: string | Uint8Array) {
    this.said = new Promise((resolve) => (this.tell = resolve));
  }

  async handleConnection(socket: ServerSocket): Promise<void> {
    let bytes = 0;
    for (; socket.connected; bytes += this.frame.length) {
      socket.emit('talk', this.frame);
      await setImmediate();
    }
    this.tell(bytes);
  }
}

@WebSocketGateway({ namespace: '/talkative-in-text' })
class TextGateway extends Talkative {
  constructor() {
    super(FRAMES.text);
  }
}

@WebSocketGateway({ namespace: '/talkative-in-sound' })
class SoundGateway extends Talkative {
  constructor() {
    super(FRAMES.sound);
  }
}

@Module({ providers: [NarrowGateway, WideGateway, TextGateway, SoundGateway] })
class TestModule {}

let app: NestExpressApplication;
let socket: Socket;

beforeEach(async () => {
  app = await NestFactory.create<NestExpressApplication>(TestModule, { logger: false });
  app.useWebSocketAdapter(new SocketAdapter(app));
  await app.listen(0, '127.0.0.1');
  socket = io(`${await app.getUrl()}/wide`, { transports: ['websocket'], reconnection: false });
});

afterEach(async () => {
  socket.close();
  await app.close();
});

describe('when several namespaces share a process', () => {
  it('takes the longest turn there is, every letter escaped', async () => {
    expect(await socket.timeout(2_000).emitWithAck('length', '\u0001'.repeat(2_000))).toBe(2_000);
  });

  it('hangs up on a frame that nobody of ours sends', async () => {
    const reason = new Promise<string>((resolve) => void socket.once('disconnect', resolve));
    socket.emit('length', 'x'.repeat(100_000));
    expect(await reason).toBe('transport close');
  });
});

describe('when a socket comes by the path of its service', () => {
  it.each(['/sessions/socket.io', '/live/socket.io'])('is served at %s as at the usual one', async (path) => {
    const other = io(`${await app.getUrl()}/wide`, { path, transports: ['websocket'], reconnection: false });
    expect(await other.timeout(2_000).emitWithAck('length', 'hello')).toBe(5);
    other.close();
  });
});

describe('when a client does not read what it is sent', () => {
  it.each([
    ['text', TextGateway],
    ['sound', SoundGateway],
  ])('is hung up on before it fills the memory, and nobody else waits: %s', async (kind, gateway) => {
    const slow = await connectWithoutReading(new URL(await app.getUrl()), `/talkative-in-${kind}`);
    expect(await socket.timeout(10_000).emitWithAck('length', 'still here')).toBe(10);
    const said = await app.get<Talkative>(gateway).said;
    expect(said).toBeGreaterThan(MOST_WAITING_BYTES);
    expect(said).toBeLessThan(MOST_WAITING_BYTES + ON_THE_WAY_BYTES);
    expect(await socket.timeout(2_000).emitWithAck('length', 'and after')).toBe(9);
    slow.destroy();
  });
});

describe('when the network of a client goes dead', () => {
  it('is known within nine seconds, though nobody has hung up', async () => {
    const began = performance.now();
    const dead = await connectWithoutReading(new URL(await app.getUrl()), '/wide');
    await app.get(WideGateway).lost;
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await socket.timeout(2_000).emitWithAck('length', 'still here')).toBe(10);
    dead.destroy();
  }, 20_000);
});

/** A WebSocket (RFC 6455) that joins a namespace and never reads again. */
async function connectWithoutReading({ hostname, port }: URL, namespace: string): Promise<TcpSocket> {
  const client = connect(Number(port), hostname);
  client.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${hostname}:${port}`,
      ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
      ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''],
    ].join('\r\n'),
  );
  await once(client, 'data');
  client.pause();
  client.write(maskedFrame(`40${namespace},`));
  return client;
}

/** A text frame of fewer than 126 bytes; the mask is of zeros, so that the text stands as it is. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
