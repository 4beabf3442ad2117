import { parentPort, workerData } from 'node:worker_threads';

import { faultImpliedBy } from './faults/fault-points.js';
import type { Run } from './run-seeds.js';
import { simulate } from './simulation.js';

for (const { seed, point } of workerData as readonly Run[]) {
  const { trace: _, ...outcome } = await simulate({ seed, point, fault: faultImpliedBy(point) });
  parentPort?.postMessage({ ...outcome, point });
}
