import { parentPort, workerData } from 'node:worker_threads';

import type { SeedsToRun } from './run-seeds.js';
import { simulate } from './simulation.js';

const { seeds, point } = workerData as SeedsToRun;

for (const seed of seeds) {
  const { trace: _, ...outcome } = await simulate({ seed, point });
  parentPort?.postMessage(outcome);
}
