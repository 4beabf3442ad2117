import type { DataFolder, Log } from '@repartee/kernel';
import { PinoLog, dataFolder, lockDataFolder, removeRuntime, writeRuntime } from '@repartee/kernel';

import type { Application } from '../application/application.js';
import { startApplication } from '../application/application.js';
import type { Config } from '../config.js';
import { appHandler } from '../front/app-handler.js';
import { FrontDoor } from '../front/front-door.js';
import { servePages } from '../front/pages.js';
import { startUpGate } from '../front/start-up-gate.js';
import type { StartUp } from '../progress/start-up.js';
import type { Stores } from '../stores/stores.js';
import { openStores } from '../stores/stores.js';
import { Undo } from './undo.js';
import { version } from './version.js';

export interface Start {
  config: Config;
  demo: boolean;
  startUp: StartUp;
}

/** How people get in: with a demo account, by setting Repartee up, or with what an administrator gave them. */
export type Entrance = { kind: 'demo'; emails: readonly string[]; password: string } | { kind: 'set-up' | 'sign-in' };

export interface Running {
  url: string;
  entrance: Entrance;
  stop(): Promise<void>;
}

/** Starts everything, in the order of need. Throws StartProblem, and then leaves nothing behind. */
export async function start(request: Start): Promise<Running> {
  const undo = new Undo();
  try {
    return { ...(await startAll(request, undo)), stop: () => undo.run() };
  } catch (error) {
    await undo.run().catch(() => undefined);
    throw error;
  }
}

async function startAll({ config, startUp }: Start, undo: Undo): Promise<Omit<Running, 'stop'>> {
  const folder = dataFolder(config.dataFolder);
  undo.add(lockDataFolder(folder));
  const log = new PinoLog({ service: 'repartee', level: config.logLevel });
  const pages = servePages();
  const door = await FrontDoor.open(config, startUpGate(startUp, pages));
  undo.add(() => door.close());
  const stores = await open({ config, folder, log, startUp }, undo);
  announce(folder, door.url, stores);
  undo.add(() => removeRuntime(folder));
  const application = await startApplication(stores, door);
  undo.add(() => application.close());
  await catchUp(application, startUp);
  door.handOver(appHandler(application.handler, pages));
  startUp.end();
  return { url: door.url, entrance: { kind: 'set-up' } };
}

interface Open {
  config: Config;
  folder: DataFolder;
  log: Log;
  startUp: StartUp;
}

async function open({ config, folder, log, startUp }: Open, undo: Undo): Promise<Stores> {
  startUp.say({ name: 'stores', detail: 'Opening the stores' });
  const clickhouse = { mode: 'embedded', folder: folder.clickhouse } as const;
  const stores = await openStores({ folder, clickhouse, log, publicUrl: config.publicUrl });
  undo.add(() => stores.close());
  return stores;
}

/** Commands that work beside a running server find it by this. */
function announce(folder: DataFolder, url: string, { clickhouse, kernel }: Stores): void {
  writeRuntime(folder, {
    pid: process.pid,
    startedAt: kernel.clock.now(),
    version,
    url,
    clickhouse: { url: clickhouse.credentials.url, credentialsPath: `${folder.clickhouse}/credentials.json` },
  });
}

async function catchUp(application: Application, startUp: StartUp): Promise<void> {
  startUp.say({ name: 'tables', detail: 'Bringing the tables up to date' });
  await application.caughtUp();
}
