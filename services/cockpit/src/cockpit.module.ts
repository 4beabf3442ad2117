import type { DynamicModule, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Inject, Module } from '@nestjs/common';
import type { RecordingStore, Subscription } from '@repartee/kernel';
import { ClickHouse, Clock, Feed, Ids, Journal, Keys, Log } from '@repartee/kernel';
import { Cockpit } from './cockpit.js';
import { CasesController } from './cases/cases.controller.js';
import { CompareController } from './compare/compare.controller.js';
import { LearnerController } from './learner/learner.controller.js';
import { LineageController } from './lineage/lineage.controller.js';
import { Concerns } from './live/concerns.js';
import { LiveFeed } from './live/live-feed.js';
import { LiveGateway } from './live/live.gateway.js';
import { PeopleRepository } from './names/people.repository.js';
import { PeopleController } from './people/people.controller.js';
import { RecordingsController } from './recordings/recordings.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';

export interface CockpitOptions {
  /**
   * How the cockpit hears that rows are visible: `told` by a projector in the same process, which calls
   * `LiveFeed.stored`, or by following the log itself.
   */
  live: 'told' | 'follows';
  /** Where recordings are; nothing can be listened to where it is left out. */
  recordingStore?: RecordingStore;
}

const OPTIONS = Symbol('cockpit-options');

/** The read API and the live feed of all roles. */
@Module({})
export class CockpitModule implements OnApplicationBootstrap, OnModuleDestroy {
  private subscription: Subscription | undefined;

  constructor(
    @Inject(OPTIONS) private readonly options: CockpitOptions,
    private readonly liveFeed: LiveFeed,
    private readonly feed: Feed,
    private readonly ids: Ids,
  ) {}

  static forRoot(options: CockpitOptions): DynamicModule {
    const { recordingStore } = options;
    return {
      module: CockpitModule,
      controllers: [
        LearnerController,
        CasesController,
        SessionsController,
        RecordingsController,
        CompareController,
        LineageController,
        PeopleController,
      ],
      providers: [
        { provide: OPTIONS, useValue: options },
        {
          provide: Cockpit,
          inject: [ClickHouse, Keys, Journal, Clock, Ids],
          useFactory: (clickhouse: ClickHouse, keys: Keys, journal: Journal, clock: Clock, ids: Ids) =>
            new Cockpit({ clickhouse, keys, journal, clock, ids, ...(recordingStore && { recordingStore }) }),
        },
        { provide: LiveFeed, inject: [Cockpit, ClickHouse, Log], useFactory: createLiveFeed },
        LiveGateway,
      ],
      exports: [Cockpit, LiveFeed],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.options.live === 'follows') this.subscription = await this.liveFeed.follow(this.feed, this.ids);
  }

  async onModuleDestroy(): Promise<void> {
    await this.subscription?.stop();
  }
}

function createLiveFeed(cockpit: Cockpit, clickhouse: ClickHouse, log: Log): LiveFeed {
  const people = new PeopleRepository(clickhouse);
  const concerns = new Concerns({ sessions: cockpit.sessionRows, people, names: cockpit.names });
  return new LiveFeed(cockpit, concerns, cockpit.heads, log);
}
