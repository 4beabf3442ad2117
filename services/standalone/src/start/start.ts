import { appHandler, builtPages, servePages } from '@repartee/edge';
import type { Log } from '@repartee/kernel';
import {
  FrontDoor,
  PinoLog,
  Undo,
  lockDataFolder,
  removeRuntime,
  startUpGate,
  version,
  writeRuntime,
} from '@repartee/kernel';

import { caughtUp, followIntoTables, startApplication } from '../application/application.js';
import type { Config } from '../config.js';
import { Player } from '../demo/play/player.js';
import type { StandaloneFolder } from '../data-folder/standalone-folder.js';
import { standaloneFolder } from '../data-folder/standalone-folder.js';
import { enter, isDemoToBeMade } from './entrance.js';
import type { StartUp } from '../progress/start-up.js';
import type { Stores } from '../stores/stores.js';
import { openStores } from '../stores/stores.js';
import type { Enter, Entrance } from './entrance.js';
import { PANEL_AFTER_MS } from './panel-after.js';

export interface Start {
  config: Config;
  demo: boolean;
  startUp: StartUp;
}

export interface Running {
  url: string;
  entrance: Entrance;
  stop: () => Promise<void>;
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

async function startAll({ config, demo, startUp }: Start, undo: Undo): Promise<Omit<Running, 'stop'>> {
  const folder = standaloneFolder(config.dataFolder);
  undo.add(lockDataFolder(folder));
  const player = demoPlayer({ demo, folder }, undo);
  const log = new PinoLog({ service: 'repartee', level: config.logLevel });
  const pages = servePages(builtPages());
  const door = await FrontDoor.open(
    config,
    startUpGate(() => startUp.current, pages),
  );
  undo.add(() => door.close());
  const { kernel, clickhouse } = await open({ config, folder, log, startUp }, undo);
  announce(folder, door.url, { kernel, clickhouse });
  undo.add(() => removeRuntime(folder));
  const application = await startApplication({ kernel, folder, door, recordings: config.recordings }, undo);
  // The tables follow while the demo is made, so that little is left to do after it.
  const projections = await followIntoTables(kernel, application);
  undo.add(() => projections.stop());
  const entrance = await enter({ config, demo, folder, kernel, application, startUp, player });
  startUp.say({ name: 'tables', detail: 'Bringing the tables up to date' });
  await caughtUp(kernel);
  door.handOver(appHandler(application.handler, pages));
  startUp.end();
  const panel = kernel.clock.schedule(PANEL_AFTER_MS, () => application.catalog.calibrateFromNowOn());
  undo.add(() => panel.cancel());
  return { url: door.url, entrance };
}

/** Where a demo will have to be made, its player begins at once and learns the scenarios meanwhile. */
function demoPlayer({ demo, folder }: Pick<Enter, 'demo' | 'folder'>, undo: Undo): Player {
  const player = new Player();
  undo.add(() => player.stop());
  if (isDemoToBeMade(folder, demo)) player.rehearse();
  return player;
}

interface Open {
  config: Config;
  folder: StandaloneFolder;
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
function announce(
  folder: StandaloneFolder,
  url: string,
  { clickhouse, kernel }: Omit<Stores, 'close' | 'signingKey'>,
): void {
  writeRuntime(folder, {
    pid: process.pid,
    startedAt: kernel.clock.now(),
    version,
    url,
    clickhouse: { url: clickhouse.credentials.url, credentialsPath: `${folder.clickhouse}/credentials.json` },
  });
}
