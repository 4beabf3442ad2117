import { cpSync, existsSync, renameSync } from 'node:fs';

import { readTestConfig } from './config.js';
import { Standalone, newDataFolder } from './standalone.js';

/**
 * A data folder with the small demo in it, for a server of one's own. The demo is made once for the run, by whoever is the
 * first to ask, and copied: to make it takes a server many times as long as to start on it.
 */
export async function demoFolder(into = newDataFolder()): Promise<string> {
  const { demoFolder: made } = readTestConfig();
  if (made === undefined) throw new Error('There is no place for the demo: run the specs with npm run e2e.');
  if (!existsSync(made)) await makeDemo(made);
  cpSync(made, into, { recursive: true });
  return into;
}

async function makeDemo(folder: string): Promise<void> {
  const draft = newDataFolder();
  const server = await Standalone.start({ dataFolder: draft });
  await server.stop();
  renameSync(draft, folder);
}
