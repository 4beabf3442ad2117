import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { AskedOfPanel } from './panel.js';

/** On Linux this is the thread's own: people come before the panel. */
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
// To load it takes as long as a play does: people come before that, too.
const { playForPanel } = await import('./panel.js');
parentPort?.on('message', ({ play, plays }: AskedOfPanel) => {
  parentPort?.postMessage(plays.map((one) => playForPanel(play, one)));
});
