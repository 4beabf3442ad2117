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

async function live(start: () => Promise<{ stop: () => Promise<void> }>): Promise<void> {
  const starting = start();
  // Whoever gives up during the start gets the same orderly end.
  onFarewell(async () => {
    const { stop } = await starting;
    await stop();
  });
  await starting;
}
