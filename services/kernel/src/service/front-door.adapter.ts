import type { RequestListener, Server } from 'node:http';

import { ExpressAdapter } from '@nestjs/platform-express';

/** Express behind a server that listens already; sockets are attached to that server. */
export class FrontDoorAdapter extends ExpressAdapter {
  constructor(private readonly door: Server) {
    super();
  }

  override initHttpServer(): void {
    this.httpServer = this.door;
  }

  /** The door closes after the application, by itself. */
  override close(): Promise<void> {
    return Promise.resolve();
  }

  get handler(): RequestListener {
    return this.getInstance<RequestListener>();
  }
}
