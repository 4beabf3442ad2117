import type { RequestListener } from 'node:http';

import type { DynamicModule, INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

import { acceptBodies } from '../http/bodies.js';
import { SocketAdapter } from '../nest/socket-adapter.js';
import type { Log } from '../telemetry/log.js';
import { NestLog } from '../telemetry/nest-log.js';
import type { FrontDoor } from './front-door.js';
import { FrontDoorAdapter } from './front-door.adapter.js';

export interface CreateApplication {
  module: DynamicModule;
  door: FrontDoor;
  log: Log;
  /** Routes that take more than a form does, with the bytes of their largest body. */
  bodies: Readonly<Record<string, number>>;
}

export interface CreatedApplication {
  nest: INestApplication;
  handler: RequestListener;
}

/** The application of one process, behind its door; whoever has it initialises it, and closes it. */
export async function createApplication(create: CreateApplication): Promise<CreatedApplication> {
  const { module, door, log, bodies } = create;
  const adapter = new FrontDoorAdapter(door.server);
  const options = { logger: new NestLog(log), abortOnError: false, bodyParser: false };
  const nest = await NestFactory.create<NestExpressApplication>(module, adapter, options);
  // The network address of a sign-in attempt is then the one that the proxy names, and not the proxy's own.
  if (door.isBehindProxy) nest.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal', ...door.trustedProxies]);
  nest.disable('x-powered-by');
  nest.use(keepToThemselves);
  acceptBodies(nest, bodies);
  nest.useWebSocketAdapter(new SocketAdapter(nest));
  return { nest, handler: adapter.handler };
}

/** Answers are about people: nobody on the way keeps them, and browsers take them for nothing but what they say they are. */
function keepToThemselves(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  next();
}
