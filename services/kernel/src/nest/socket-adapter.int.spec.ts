import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket as ServerSocket } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

import { SocketAdapter } from './socket-adapter.js';

/** Comes first, and would have its narrow limit for everybody. */
@WebSocketGateway({ namespace: '/narrow', maxHttpBufferSize: 1_024 })
class NarrowGateway {}

@WebSocketGateway({ namespace: '/wide' })
class WideGateway {
  @SubscribeMessage('length')
  length(@ConnectedSocket() _: ServerSocket, @MessageBody() text: string): number {
    return text.length;
  }
}

@Module({ providers: [NarrowGateway, WideGateway] })
class TestModule {}

describe('when several namespaces share a process', () => {
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

  it('takes the longest turn there is, every letter escaped', async () => {
    expect(await socket.timeout(2_000).emitWithAck('length', '\u0001'.repeat(2_000))).toBe(2_000);
  });

  it('hangs up on a frame that nobody of ours sends', async () => {
    const reason = new Promise<string>((resolve) => void socket.once('disconnect', resolve));
    socket.emit('length', 'x'.repeat(100_000));
    expect(await reason).toBe('transport close');
  });
});
