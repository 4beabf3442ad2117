import type { RequestListener } from 'node:http';

import type { INestApplication } from '@nestjs/common';
import type { Catalog } from '@repartee/catalog';
import { catalogBodies, openCatalog } from '@repartee/catalog';
import { LiveFeed } from '@repartee/cockpit';
import type { Directory } from '@repartee/directory';
import { Portal, directoryBodies, directoryConfig, openDirectory } from '@repartee/directory';
import type { FrontDoor, Kernel, RecordingsSource, Subscription, Undo } from '@repartee/kernel';
import { createApplication, openRecordingStore, serveApiDocs } from '@repartee/kernel';
import { openProjections } from '@repartee/projections';
import { openSpeech, speechConfig } from '@repartee/sessions';

import type { StandaloneFolder } from '../data-folder/standalone-folder.js';
import { AppModule } from './app.module.js';

export interface Application {
  nest: INestApplication;
  directory: Directory;
  catalog: Catalog;
  handler: RequestListener;
}

export interface StartApplication {
  kernel: Kernel;
  folder: StandaloneFolder;
  door: FrontDoor;
  recordings: RecordingsSource;
}

/** Starts all services; they follow the log from here on. */
export async function startApplication(parts: StartApplication, undo: Undo): Promise<Application> {
  const { kernel, folder, door } = parts;
  const directory = await open(parts);
  undo.add(() => directory.close());
  const catalog = await openCatalog({ readModelPath: folder.readModel('catalog') }, kernel);
  undo.add(() => catalog.close());
  const speech = await openSpeech(speechConfig(), kernel.clock);
  const recordingStore = openRecordingStore(parts.recordings);
  const module = AppModule.of({ kernel, directory, catalog, folder, speech, recordingStore });
  const bodies = { ...directoryBodies, ...catalogBodies };
  const { nest, handler } = await createApplication({ module, door, log: kernel.log, bodies });
  undo.add(() => nest.close());
  undo.add(() => door.letNobodyIn());
  serveApiDocs(nest);
  await nest.init();
  return { nest, directory, catalog, handler };
}

/** Keeps the tables up to date from here on, and tells open pages what has become visible. */
export async function followIntoTables(
  { clickhouse, clock, feed, history, log }: Kernel,
  { nest }: Application,
): Promise<Subscription> {
  const live = nest.get(LiveFeed, { strict: false });
  const onStored = live.stored.bind(live);
  return openProjections({ clickhouse, feed, clock, history, log, onStored });
}

/** Resolves once everything in the log can be read everywhere. */
export async function caughtUp({ feed }: Kernel): Promise<void> {
  await Promise.all(feed.subscriptions().map((subscription) => subscription.caughtUp()));
}

function open({ kernel, folder, door }: StartApplication): Promise<Directory> {
  const { mail, setupToken: token } = directoryConfig();
  const setup = { token, isPublished: door.isPublished };
  const { credentials, emailSecret } = folder;
  const paths = { credentials, emailSecret, readModel: folder.readModel('directory') };
  return openDirectory({ paths, portal: new Portal(door.url), setup, ...(mail && { mail }) }, kernel);
}
