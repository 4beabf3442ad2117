import type { RequestListener } from 'node:http';

import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { NestLog } from '@repartee/kernel';
import { startProjections } from '@repartee/projections';

import type { FrontDoor } from '../front/front-door.js';
import type { Stores } from '../stores/stores.js';
import { AppModule } from './app.module.js';
import { FrontDoorAdapter } from './front-door.adapter.js';

export interface Application {
  nest: INestApplication;
  handler: RequestListener;
  /** Resolves once everything in the log can be read everywhere. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Starts all services and the projections; they follow the log from here on. */
export async function startApplication({ kernel }: Stores, door: FrontDoor): Promise<Application> {
  const adapter = new FrontDoorAdapter(door.server);
  const nest = await NestFactory.create(AppModule.on(kernel), adapter, { logger: new NestLog(kernel.log) });
  nest.useWebSocketAdapter(new IoAdapter(nest));
  await nest.init();
  const projections = await startProjections({ clickhouse: kernel.clickhouse, feed: kernel.feed });
  return {
    nest,
    handler: adapter.handler,
    caughtUp: async () => {
      await Promise.all(kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));
    },
    close: async () => {
      await nest.close();
      await projections.stop();
    },
  };
}
