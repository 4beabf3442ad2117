import type { Clock, Feed, Health, Ids, Journal, Log } from '@repartee/kernel';
import { LocalReadModel } from '@repartee/kernel';

import { Calibrator } from './calibration/calibrator.js';
import type { PanelPlay } from './calibration/panel.js';
import { panelPlays } from './calibration/panel.js';
import { CatalogWriter } from './publishing/catalog-writer.js';
import { CorePackConsumer } from './publishing/core-pack.consumer.js';
import { PublishingService } from './publishing/publishing.service.js';
import { CatalogQueries } from './read-model/catalog.queries.js';
import { catalogReadModel } from './read-model/catalog.read-model.js';
import { ContentsRepository } from './read-model/contents.repository.js';

export interface CatalogOptions {
  /** The file of the lookups; made where it does not exist. */
  readModelPath: string;
  /** What the panel plays of each scenario; all that it has where nothing else is said. */
  plays?: readonly PanelPlay[];
}

export interface CatalogPorts {
  journal: Journal;
  feed: Feed;
  clock: Clock;
  ids: Ids;
  health: Health;
  log: Log;
}

/** The catalogue as a whole: what its routes use, and what starts in the same process may use. */
export interface Catalog {
  publishing: PublishingService;
  queries: CatalogQueries;
  /** Resolves once every organisation known at the time of the call has the contents that come with the product. */
  corePackPublished(): Promise<void>;
  /** From now on probe learners play every published version. Last, because nobody waits for it. */
  calibrateFromNowOn(): Promise<void>;
  close(): Promise<void>;
}

/** A write that cannot know what happened before it is refused rather than kept waiting. */
const WRITE_WITHIN_MS = 10_000;

/** Opens the lookups and reads what happened since; organisations without contents get the core pack from then on. */
export async function openCatalog(options: CatalogOptions, ports: CatalogPorts): Promise<Catalog> {
  const { readModelPath, plays = panelPlays() } = options;
  const { journal, feed, clock, ids, health, log } = ports;
  const lookups = LocalReadModel.open(readModelPath, catalogReadModel);
  await lookups.start(feed);
  await lookups.caughtUp();
  const contents = new ContentsRepository(lookups);
  const writer = new CatalogWriter(journal, ids, clock, () => lookups.caughtUp(WRITE_WITHIN_MS));
  const publishing = new PublishingService(writer, contents);
  const consumer = new CorePackConsumer({ feed, health, log, publishing });
  await consumer.start();
  const queries = new CatalogQueries(contents);
  const calibrator = new Calibrator({ feed, publishing, queries, plays, caughtUp: () => lookups.caughtUp() });
  return {
    ...{ publishing, queries },
    corePackPublished: () => consumer.caughtUp(),
    calibrateFromNowOn: () => calibrator.start(),
    close: async () => {
      await calibrator.stop();
      await consumer.stop();
      await lookups.close();
    },
  };
}
