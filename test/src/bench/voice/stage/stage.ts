import type { ApiClient } from '@repartee/standalone';

import { demoFolder } from '../../../harness/demo-folder.js';
import { signedIn } from '../../../harness/shared-server.js';
import { Standalone } from '../../../harness/standalone.js';
import { Probe } from './probe.js';
import { Worker } from './worker.js';

/** The server has a core for itself; pages, providers and the bench share the other one. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

/** The whole product in one process on one core, its ClickHouse included, and providers that speak as scripted. */
export class Stage {
  private constructor(
    readonly server: Standalone,
    readonly providers: Worker,
    readonly probe: Probe,
    private readonly api: ApiClient,
  ) {}

  static async set(nodeOptions: readonly string[] = []): Promise<Stage> {
    const providers = Worker.start('stage/providers.main.js', OTHER_CORE);
    const origin = await providers.ask<string>('origin');
    const probe = await Probe.onFreePort();
    const server = await Standalone.start({
      dataFolder: await demoFolder(),
      core: SERVER_CORE,
      nodeOptions: [...nodeOptions, ...probe.nodeOptions],
      environment: speechAt(origin),
    });
    return new Stage(server, providers, probe, await signedIn(server.url, 'learner'));
  }

  /** Whom pages talk with. */
  get learner(): { url: string; cookie: string } {
    return { url: this.api.url, cookie: this.api.cookie };
  }

  async strike(): Promise<void> {
    await this.server.remove();
    await this.providers.stop();
  }
}

const speechAt = (origin: string): Record<string, string> => ({
  SPEECH_URL: `${origin}/v1`,
  RECOGNISER_MODEL: 'a-recogniser',
  MIND_MODEL: 'a-mind',
  VOICE_MODEL: 'a-voice',
  VOICE_CAPTIONED_URL: `${origin}/dev/captioned_speech`,
});
