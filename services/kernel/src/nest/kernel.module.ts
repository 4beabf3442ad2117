import type { DynamicModule, Provider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, Reflector } from '@nestjs/core';

import { AccessTokens } from '../auth/access-tokens.js';
import { AuthGuard } from '../auth/auth-guard.js';
import { Authentication } from '../auth/authentication.js';
import { Origins } from '../auth/origins.js';
import { Revocations } from '../auth/revocations.js';
import { ClickHouse } from '../clickhouse/clickhouse.js';
import { Feed } from '../feed/feed.js';
import { HealthController } from '../health/health.controller.js';
import { Health } from '../health/health.js';
import { Journal } from '../journal/journal.js';
import { Keys } from '../keys/keys.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { Randomness } from '../ports/randomness.js';
import { InputPipe } from '../problems/input-pipe.js';
import { ProblemFilter } from '../problems/problem-filter.js';
import { Log } from '../telemetry/log.js';
import { MetricsController } from '../telemetry/metrics.controller.js';
import { Metrics } from '../telemetry/metrics.js';
import type { Kernel, WritingKernel } from './kernel.js';

/**
 * What every service finds by the port's class: `constructor(private readonly journal: Journal)`. With it come the
 * guard before every route, problem details behind every error, schemas before every body, health and metrics.
 */
@Module({})
export class KernelModule {
  static forRoot(kernel: WritingKernel & Partial<Kernel>): DynamicModule {
    const ports = portsOf(kernel);
    return {
      module: KernelModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [...ports, ...edgesOf(kernel)],
      exports: ports,
    };
  }
}

function portsOf(kernel: WritingKernel & Partial<Kernel>): Exclude<Provider, () => unknown>[] {
  return [
    { provide: Clock, useValue: kernel.clock },
    { provide: Ids, useValue: kernel.ids },
    { provide: Randomness, useValue: kernel.randomness },
    { provide: Log, useValue: kernel.log },
    { provide: Metrics, useValue: kernel.metrics },
    { provide: Health, useValue: kernel.health },
    { provide: Journal, useValue: kernel.journal },
    { provide: Feed, useValue: kernel.feed },
    { provide: Keys, useValue: kernel.keys },
    ...(kernel.clickhouse ? [{ provide: ClickHouse, useValue: kernel.clickhouse }] : []),
    { provide: AccessTokens, useValue: kernel.tokens },
    { provide: Revocations, useValue: kernel.revocations },
    { provide: Authentication, useValue: kernel.authentication },
    { provide: Origins, useValue: kernel.origins },
  ];
}

function edgesOf({ authentication, origins, log }: WritingKernel): Provider[] {
  return [
    {
      provide: APP_GUARD,
      inject: [Reflector],
      useFactory: (reflector: Reflector) => new AuthGuard(reflector, authentication, origins),
    },
    { provide: APP_FILTER, useValue: new ProblemFilter(log) },
    { provide: APP_PIPE, useValue: new InputPipe() },
  ];
}
