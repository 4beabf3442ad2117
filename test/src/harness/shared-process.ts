import { join } from 'node:path';

import { dataFolder } from '@repartee/kernel';

import { shareDemoFolder, shareServer } from './config.js';
import { RunFolder } from './run-folder.js';
import type { SharedServer } from './shared-server.js';
import { Standalone } from './standalone.js';

let run: RunFolder | undefined;
let server: Standalone | undefined;

/** One server with the whole demo for all specs of the run; a spec that changes much starts one of its own. */
export async function setUp(): Promise<void> {
  run = RunFolder.open();
  server = await Standalone.start({ demo: 'full' });
  const shared: SharedServer = { url: server.url, journals: [dataFolder(server.dataFolder).journal] };
  shareServer(JSON.stringify(shared));
  shareDemoFolder(join(run.path, 'demo'));
}

export async function tearDown(): Promise<void> {
  await server?.remove();
  run?.remove();
}
