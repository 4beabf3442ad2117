import { join } from 'node:path';

import { readState } from '../cluster/cluster-folder.js';
import { readTestConfig, shareServer } from './config.js';
import { Standalone } from './standalone.js';

let server: Standalone | undefined;

/**
 * One server with the whole demo for all specs of the run; a spec that changes much starts one of its own. Where a
 * cluster runs already the specs use that.
 */
export async function setUp(): Promise<void> {
  const { cluster } = readTestConfig();
  const running = cluster === undefined ? undefined : readState(join(cluster, 'cluster.json'));
  if (running) {
    shareServer(JSON.stringify({ url: running.url, dataFolder: cluster }));
    return;
  }
  server = await Standalone.start({ demo: 'full' });
  shareServer(JSON.stringify({ url: server.url, dataFolder: server.dataFolder }));
}

export async function tearDown(): Promise<void> {
  await server?.remove();
}
