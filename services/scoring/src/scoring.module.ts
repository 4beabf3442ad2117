import type { DynamicModule, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Feed, Health, LocalReadModel } from '@repartee/kernel';

import { ScoringQueries } from './read-model/scoring.queries.js';
import { scoringReadModel } from './read-model/scoring.read-model.js';
import { ReviewsController } from './scorecards/reviews.controller.js';
import { ReviewsService } from './scorecards/reviews.service.js';
import { ScorecardRepository } from './scorecards/scorecard.repository.js';
import { EndedSessionsConsumer } from './sessions/ended-sessions.consumer.js';
import { ScoringThread } from './sessions/scoring-thread.js';
import { SessionScoringService } from './sessions/session-scoring.service.js';

export interface ScoringOptions {
  /** The file of the read model; made where it does not exist. */
  readModelPath: string;
}

const providersOf = ({ readModelPath }: ScoringOptions) => [
  { provide: LocalReadModel, useFactory: () => LocalReadModel.open(readModelPath, scoringReadModel) },
  {
    provide: ScoringQueries,
    inject: [LocalReadModel],
    useFactory: (model: LocalReadModel) => new ScoringQueries(model),
  },
  ScorecardRepository,
  ScoringThread,
  SessionScoringService,
  EndedSessionsConsumer,
  ReviewsService,
];

/** Scorecards of ended sessions, and what trainers add to them. Needs KernelModule. */
@Module({})
export class ScoringModule implements OnModuleInit, OnApplicationShutdown {
  private isCaughtUp = false;

  constructor(
    private readonly feed: Feed,
    private readonly health: Health,
    private readonly model: LocalReadModel,
    private readonly consumer: EndedSessionsConsumer,
    private readonly thread: ScoringThread,
  ) {}

  static forRoot(options: ScoringOptions): DynamicModule {
    return { module: ScoringModule, controllers: [ReviewsController], providers: providersOf(options) };
  }

  async onModuleInit(): Promise<void> {
    this.health.register({
      name: 'scoring',
      check: () => (this.isCaughtUp ? undefined : 'Scoring is reading what happened before.'),
    });
    await this.model.start(this.feed);
    await this.consumer.start();
    this.model.caughtUp().then(
      () => (this.isCaughtUp = true),
      () => undefined,
    );
  }

  /** After the connections are closed; the feed itself is closed with the kernel. */
  async onApplicationShutdown(): Promise<void> {
    await this.consumer.stop();
    await this.thread.stop();
    await this.model.close();
  }
}
