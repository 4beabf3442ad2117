import { dataFolder } from '@repartee/kernel';

import { shareServer } from './config.js';
import { keepDemo } from './demo-folder.js';
import { RunFolder } from './run-folder.js';
import type { SharedServer } from './shared-server.js';
import { Standalone } from './standalone.js';

let run: RunFolder | undefined;
let server: Standalone | undefined;

/** One server with the whole demo for all specs of the run; a spec that changes much starts one of its own. */
export async function setUp(): Promise<void> {
  run = RunFolder.open();
  server = await Standalone.start({ demo: 'full' });
  const { url, said: saidAtStart } = server;
  const shared: SharedServer = { url, journals: [dataFolder(server.dataFolder).journal], saidAtStart };
  shareServer(JSON.stringify(shared));
  keepDemo(run);
}

export async function tearDown(): Promise<void> {
  await server?.remove();
  run?.remove();
}
