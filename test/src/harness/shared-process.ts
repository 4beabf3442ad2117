import { shareServer } from './config.js';
import { Standalone } from './standalone.js';

let server: Standalone | undefined;

/** One server with the whole demo for all specs of the run; a spec that changes much starts one of its own. */
export async function setUp(): Promise<void> {
  server = await Standalone.start({ demo: 'full' });
  shareServer(JSON.stringify({ url: server.url, dataFolder: server.dataFolder }));
}

export async function tearDown(): Promise<void> {
  await server?.remove();
}
