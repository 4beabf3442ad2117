import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { ToMix } from './mix.js';
import { mix } from './mix.js';

/** On Linux this is the thread's own: whoever speaks comes first. */
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
parentPort?.on('message', (toMix: ToMix) => {
  void mix(toMix).then((mixed) => parentPort?.postMessage(mixed));
});
