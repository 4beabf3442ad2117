import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { ToMix } from './mix.js';

/** On Linux this is the thread's own: whoever speaks comes first. */
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
// Whoever speaks comes before what has to be loaded, too.
const { mix } = await import('./mix.js');
parentPort?.on('message', (toMix: ToMix) => {
  mix(toMix).then(
    (mixed) => parentPort?.postMessage(mixed),
    // Whoever waits hears of it as the error of this thread, however the process takes a rejection.
    (error: unknown) => setImmediate(() => { throw error; }), // prettier-ignore
  );
});
