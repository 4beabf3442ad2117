import { setTimeout as delay } from 'node:timers/promises';

import { percentile, round } from '../../measure.js';
import type { CrowdReport } from '../crowd/crowd.js';
import { Crowd } from '../crowd/crowd.js';
import { scriptedMs } from '../script.js';
import { OTHER_CORE, SERVER_CORE } from '../stage/stage.js';
import { Worker } from '../stage/worker.js';
import { PeerServer } from './peer-server.js';

const WARM_UP_MS = 8_000;

/** So many talk with Pipecat, which has the product's core for itself, and the product's providers. */
export async function withPeer(
  python: string,
  plan: { pages: number; behaves: 'listens' | 'interrupts' },
  measureMs: number,
): Promise<CrowdReport> {
  const providers = Worker.start('stage/providers.main.js', OTHER_CORE);
  const server = await PeerServer.start(python, await providers.ask<string>('origin'), SERVER_CORE);
  let crowd: Crowd | undefined;
  try {
    crowd = await Crowd.begin({ with: { url: server.url }, ...plan }, OTHER_CORE);
    await delay(WARM_UP_MS);
    await crowd.report();
    await delay(measureMs);
    return await crowd.report();
  } finally {
    await crowd?.leave();
    await server.stop();
    await providers.stop();
  }
}

/** How long its detector takes to call a voice over, at its usual. */
export const quietAfterMs = ({ turns }: CrowdReport): number =>
  percentile(
    turns.map(({ quietAt = 0, endOfSpeechAt }) => quietAt - endOfSpeechAt),
    0.5,
  );

/** Its own overhead, as the product's: beyond what its detector takes with one session, and the providers' script. */
export const peerOverheadP95Ms = ({ turns }: CrowdReport, quietMs: number): number =>
  round(percentile(turns.map((turn) => turn.renderedAt - turn.endOfSpeechAt - scriptedMs(quietMs)), 0.95), 1); // prettier-ignore
