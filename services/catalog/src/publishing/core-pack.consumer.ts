import type { Feed, Health, Log, Subscription } from '@repartee/kernel';
import { ThreadWork } from '@repartee/kernel';
import type { Actor, DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { SoundCore } from '../core-pack.js';
import { builtCore } from '../core-pack.js';
import type { SoundPack } from '../pack/pack.js';
import type { PublishingService } from './publishing.service.js';

/** The built file: a thread cannot run TypeScript. */
const WORKER = new URL('../../dist/core-pack.worker.js', import.meta.url);
const actor: Actor = { kind: 'system', id: 'catalog' };

export interface CorePackParts {
  feed: Feed;
  health: Health;
  log: Log;
  publishing: PublishingService;
}

/** Gives each new organisation the contents that come with the product. */
export class CorePackConsumer {
  private readonly thread = new ThreadWork(WORKER);
  private subscription: Subscription | undefined;
  private checked: Promise<SoundPack> | undefined;
  private isPublishing = false;

  constructor(private readonly parts: CorePackParts) {}

  async start(): Promise<void> {
    const { feed, health } = this.parts;
    health.register({ name: 'catalog', check: () => this.missing() });
    this.subscription = await feed.subscribe({
      group: 'catalog-core-pack',
      topics: [topics.directory],
      handler: async (events) => {
        for (const event of events as RecordedEvent<DirectoryEvent>[])
          if (event.data.$typeName === 'repartee.directory.v1.OrganisationRegistered') await this.publish(event);
      },
    });
  }

  /** Resolves once the organisations that were in the log at the time of the call have their contents. */
  async caughtUp(): Promise<void> {
    await this.subscription?.caughtUp();
  }

  async stop(): Promise<void> {
    const stopped = this.subscription?.stop();
    await this.thread.stop();
    await stopped;
  }

  private missing(): string | undefined {
    return this.isPublishing ? 'The scenarios of a new organisation are being published.' : undefined;
  }

  /**
   * The contents are there from the organisation's first moment on. The event comes again where Kafka has lost what the
   * group has read, years later perhaps: what its authors have made of the contents since stays as it is.
   */
  private async publish({ organisation, occurredAt }: RecordedEvent): Promise<void> {
    this.isPublishing = true;
    try {
      await this.parts.publishing.publishNew({ organisation, actor, at: occurredAt }, await this.core());
    } finally {
      this.isPublishing = false;
    }
  }

  /** Where it is not as it was built it is checked once, in a thread of its own, however many organisations are given it. */
  private core(): Promise<SoundPack> {
    this.checked ??= this.check();
    this.checked.catch(() => (this.checked = undefined));
    return this.checked;
  }

  private async check(): Promise<SoundPack> {
    const { pack, leftOut } = builtCore() ?? (await this.thread.run<SoundCore>());
    if (leftOut > 0) this.parts.log.error({ leftOut }, 'Some of the core pack cannot be published: see check-pack');
    return pack;
  }
}
