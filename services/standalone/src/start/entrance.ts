import { existsSync } from 'node:fs';

import type { Kernel } from '@repartee/kernel';

import type { Application } from '../application/application.js';
import type { Config } from '../config.js';
import type { StandaloneFolder } from '../data-folder/standalone-folder.js';
import { readDemoRecord } from '../demo/demo-file.js';
import type { Player } from '../demo/play/player.js';
import { seedDemo } from '../demo/seed/seed-demo.js';
import type { StartUp } from '../progress/start-up.js';

/** How people get in: with a demo account, by setting Repartee up, or with what an administrator gave them. */
export type Entrance = { kind: 'demo'; emails: readonly string[]; password: string } | { kind: 'set-up' | 'sign-in' };

export interface Enter {
  config: Config;
  /** Whether an empty journal is filled with the demo. */
  demo: boolean;
  folder: StandaloneFolder;
  kernel: Kernel;
  application: Application;
  startUp: StartUp;
  player: Player;
}

/** As far as can be told before anything is opened. */
export function isDemoToBeMade(folder: StandaloneFolder, demo: boolean): boolean {
  const record = readDemoRecord(folder.demo);
  return record ? !record.complete : demo && !existsSync(folder.journal);
}

/** Makes the demo where it belongs and is not there yet, and says how people get in. */
export async function enter(request: Enter): Promise<Entrance> {
  const { demo, folder, kernel, application } = request;
  const isEmpty = kernel.journal.lastSequence() === 0;
  const hasDemo = readDemoRecord(folder.demo) !== undefined;
  // A journal that was begun without the demo is somebody's own.
  if (hasDemo || (demo && isEmpty)) return { kind: 'demo', ...(await seedDemo(request)) };
  return { kind: application.directory.setup.isOpen() ? 'set-up' : 'sign-in' };
}
