import type { Server } from 'node:http';

import { IoAdapter } from '@nestjs/platform-socket.io';
import { liveSocketPath, sessionsSocketPath } from '@repartee/proto';
import type { ServerOptions } from 'socket.io';

import { hangUpOnSlow } from './slow-readers.js';

/** The longest turn a learner may say, every letter escaped, and room for its envelope: anything larger is no frame of ours. */
const LARGEST_FRAME_BYTES = 65_536;

/**
 * A network that has gone dead is known at both ends within the sum of these, before ten seconds of silence would count. A
 * server that stands still for longer than the second loses its pages, too, which come back and resume.
 */
const HEARTBEAT = { pingInterval: 3_000, pingTimeout: 6_000 } as const;

/**
 * Sockets for every namespace of a process. They share one engine, whose options are those of whichever gateway comes
 * first: so what holds for the engine is said here, and not at a gateway.
 */
export class SocketAdapter extends IoAdapter {
  override createIOServer(port: number, options?: ServerOptions) {
    const server = super.createIOServer(port, {
      ...(options as ServerOptions),
      ...HEARTBEAT,
      maxHttpBufferSize: LARGEST_FRAME_BYTES,
    });
    server.engine.on('connection', hangUpOnSlow);
    // What stands before several services tells them apart by these; behind it, and alone, all three lead here.
    if (this.httpServer && port === 0)
      for (const path of [sessionsSocketPath, liveSocketPath])
        server.engine.attach(this.httpServer as Server, { path, destroyUpgrade: false });
    return server;
  }
}
