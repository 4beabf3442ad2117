import { Worker } from 'node:worker_threads';

import type { FaultPoint } from './faults/fault-points.js';
import type { Outcome } from './simulation.js';

/** One run: a seed, and the point at which the process is killed for certain where one is named, or else what can happen there. */
export interface Run {
  seed: number;
  point?: FaultPoint | undefined;
}

export type RunOutcome = Omit<Outcome, 'trace'> & Run;

/**
 * Runs them all, shared out among threads, and hands over each outcome as it comes. A thread decides and scores each
 * conversation once, so it is for many runs.
 */
export async function runAll(
  runs: readonly Run[],
  threads: number,
  onOutcome: (outcome: RunOutcome) => void,
): Promise<void> {
  const shares = Array.from({ length: threads }, (_, thread) =>
    runs.filter((_run, index) => index % threads === thread),
  );
  await Promise.all(shares.filter(({ length }) => length > 0).map((share) => runIn(share, onOutcome)));
}

function runIn(workerData: readonly Run[], onOutcome: (outcome: RunOutcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seeds.worker.js', import.meta.url), { workerData });
    worker.on('message', onOutcome);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
