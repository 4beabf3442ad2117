import type { Feed, Log, Subscription } from '@repartee/kernel';
import type { Actor, DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import { corePack } from '../core-pack.js';
import type { PackFile } from '../pack/pack.js';
import { soundFiles } from '../pack/sound-files.js';
import type { PublishingService } from './publishing.service.js';

const actor: Actor = { kind: 'system', id: 'catalog' };

/** Gives each new organisation the contents that come with the product. */
export class CorePackConsumer {
  private subscription: Subscription | undefined;
  private files: readonly PackFile[] | undefined;

  constructor(
    private readonly feed: Feed,
    private readonly publishing: PublishingService,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    this.subscription = await this.feed.subscribe({
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
    await this.subscription?.stop();
  }

  /** The contents are there from the organisation's first moment on; what is published already stays as it is. */
  private async publish({ organisation, occurredAt }: RecordedEvent): Promise<void> {
    const files = (this.files ??= this.readCore());
    if (files.length === 0) return;
    await this.publishing.importPack({ organisation, actor, at: occurredAt }, { files, dryRun: false });
  }

  private readCore(): readonly PackFile[] {
    const core = corePack();
    const files = soundFiles(core);
    const leftOut = core.length - files.length;
    if (leftOut > 0) this.log.error({ leftOut }, 'Some of the core pack cannot be published: see check-pack');
    return files;
  }
}
