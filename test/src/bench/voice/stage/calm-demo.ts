import { existsSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { PANEL_AFTER_MS } from '@repartee/standalone';

import { shareDemoFolder } from '../../../harness/config.js';
import { Standalone, newDataFolder } from '../../../harness/standalone.js';
import { Probe } from './probe.js';

const LOOK_EVERY_MS = 3_000;
/** Of one core. */
const CALM_SHARE = 0.08;

/**
 * The small demo that every stage is set on. Its server was left alone until it had done what it does in its first minutes:
 * the panel of probe learners plays every scenario. `keptIn`: a folder in which it is kept from one run to the next.
 */
export class CalmDemo {
  private constructor(
    private readonly folder: string,
    private readonly isKept: boolean,
  ) {}

  static async make(keptIn: string | null): Promise<CalmDemo> {
    const folder = keptIn ?? newDataFolder();
    if (keptIn === null || !existsSync(keptIn)) {
      const draft = newDataFolder();
      await becomeCalm(draft);
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    shareDemoFolder(folder);
    return new CalmDemo(folder, keptIn !== null);
  }

  remove(): void {
    if (!this.isKept) rmSync(this.folder, { recursive: true, force: true });
  }
}

async function becomeCalm(dataFolder: string): Promise<void> {
  const probe = await Probe.onFreePort();
  const server = await Standalone.start({ dataFolder, nodeOptions: probe.nodeOptions });
  await delay(PANEL_AFTER_MS);
  for (let before = await probe.look(), share = 1; share > CALM_SHARE;) {
    await delay(LOOK_EVERY_MS);
    const now = await probe.look();
    share = (now.cpuMs - before.cpuMs) / LOOK_EVERY_MS;
    before = now;
  }
  await server.stop();
}
