import { setTimeout as delay } from 'node:timers/promises';

import { explain } from './explain.js';
import { onFarewell } from './farewell.js';
import { keepFilesPrivate } from './private-files.js';

/**
 * The life of a process: it starts, runs until it is asked to end, and ends in order. What stands in the way of a start
 * is said in a sentence on standard error, with status 1.
 */
export function runProcess(start: () => Promise<{ stop: () => Promise<void> }>): void {
  keepFilesPrivate();
  live(start).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
}

/** For so long a start may go on once it is asked to end; what it has begun, the next one takes up. */
const START_ENDS_WITHIN_MS = 30_000;

async function live(start: () => Promise<{ stop: () => Promise<void> }>): Promise<void> {
  const starting = start();
  // Whoever gives up during the start gets the same orderly end.
  onFarewell(async () => {
    const { stop } = await Promise.race([starting, givenUp()]);
    await stop();
  });
  await starting;
}

/** A start waits without limit for what is away, Kafka for one: it would be killed before it came to an end. */
async function givenUp(): Promise<never> {
  await delay(START_ENDS_WITHIN_MS);
  throw new Error('Asked to end while it still waited for what it needs to start: given up.');
}
