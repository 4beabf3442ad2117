import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { readTestConfig, shareDemoFolder } from './config.js';
import type { RunFolder } from './run-folder.js';
import { Standalone, newDataFolder } from './standalone.js';

const EVERY_MS = 200;
const MADE_LIMIT_MS = 100_000;

/** The specs of the run keep the small demo in it, unless another place was named, which several runs may share. */
export function keepDemo({ path }: RunFolder): void {
  shareDemoFolder(readTestConfig().demoFolder ?? join(path, 'demo'));
}

/**
 * A data folder with the small demo in it, for a server of one's own. The demo is made once for the run, by whoever is the
 * first to ask, and copied: to make it takes a server many times as long as to start on it.
 */
export async function demoFolder(into = newDataFolder()): Promise<string> {
  const { demoFolder: made } = readTestConfig();
  if (made === undefined) throw new Error('There is no place for the demo: run the specs with npm run e2e.');
  for (let waited = 0; !existsSync(made); waited += EVERY_MS) {
    if (isFirst(made)) await makeDemo(made);
    else if (waited < MADE_LIMIT_MS) await delay(EVERY_MS);
    else throw new Error(`Nobody has made the demo: delete ${makingOf(made)}, and run again.`);
  }
  cpSync(made, into, { recursive: true });
  return into;
}

const makingOf = (made: string): string => `${made}.making`;

/** One of several that ask at once. */
function isFirst(made: string): boolean {
  try {
    mkdirSync(makingOf(made));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function makeDemo(folder: string): Promise<void> {
  const draft = join(makingOf(folder), 'demo');
  try {
    const server = await Standalone.start({ dataFolder: draft });
    await server.stop();
    renameSync(draft, folder);
  } finally {
    // Where it failed the next one tries.
    rmSync(makingOf(folder), { recursive: true, force: true });
  }
}
