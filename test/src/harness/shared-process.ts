import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dataFolder } from '@repartee/kernel';

import { shareDemoFolder, shareServer } from './config.js';
import type { SharedServer } from './shared-server.js';
import { Standalone } from './standalone.js';

let server: Standalone | undefined;
let kept: string | undefined;

/** One server with the whole demo for all specs of the run; a spec that changes much starts one of its own. */
export async function setUp(): Promise<void> {
  server = await Standalone.start({ demo: 'full' });
  const shared: SharedServer = { url: server.url, journals: [dataFolder(server.dataFolder).journal] };
  shareServer(JSON.stringify(shared));
  kept = mkdtempSync(join(tmpdir(), 'repartee-kept-'));
  shareDemoFolder(join(kept, 'demo'));
}

export async function tearDown(): Promise<void> {
  await server?.remove();
  if (kept !== undefined) rmSync(kept, { recursive: true, force: true });
}
