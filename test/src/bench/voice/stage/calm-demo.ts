import { setTimeout as delay } from 'node:timers/promises';

import { shareDemoFolder } from '../../../harness/config.js';
import { Standalone } from '../../../harness/standalone.js';
import { Probe } from './probe.js';

const LOOK_EVERY_MS = 3_000;
/** Of one core. */
const CALM_SHARE = 0.08;

/**
 * Makes the small demo that every stage is set on, and waits until the server has done what it does in its first minutes:
 * the panel of probe learners plays every scenario. Gives the folder.
 */
export async function makeCalmDemo(): Promise<string> {
  const probe = await Probe.onFreePort();
  const server = await Standalone.start({ nodeOptions: probe.nodeOptions });
  let before = await probe.look();
  await server.until('calm', async () => {
    await delay(LOOK_EVERY_MS);
    const now = await probe.look();
    const share = (now.cpuMs - before.cpuMs) / LOOK_EVERY_MS;
    before = now;
    return share < CALM_SHARE;
  });
  await server.stop();
  shareDemoFolder(server.dataFolder);
  return server.dataFolder;
}
