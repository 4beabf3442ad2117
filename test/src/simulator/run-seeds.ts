import { Worker } from 'node:worker_threads';

import type { FaultPoint } from './faults/fault-points.js';
import type { Outcome } from './simulation.js';

/** What one thread runs. */
export interface SeedsToRun {
  seeds: readonly number[];
  point?: FaultPoint | undefined;
}

export interface RunSeeds extends SeedsToRun {
  threads: number;
}

export type SeedOutcome = Omit<Outcome, 'trace'>;

/** Runs the seeds, shared out among threads, and hands over each outcome as it comes. */
export async function runSeeds(run: RunSeeds, onOutcome: (outcome: SeedOutcome) => void): Promise<void> {
  const { seeds, point, threads } = run;
  const shares = Array.from({ length: threads }, (_, thread) => seeds.filter((_, index) => index % threads === thread));
  await Promise.all(
    shares.filter(({ length }) => length > 0).map((share) => runIn({ seeds: share, point }, onOutcome)),
  );
}

function runIn(workerData: SeedsToRun, onOutcome: (outcome: SeedOutcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seeds.worker.js', import.meta.url), { workerData });
    worker.on('message', onOutcome);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
