import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { Play } from '@repartee/dialogue';

/** On Linux this is the thread's own: people come before the panel. */
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
// To load it takes as long as a play does: people come before that, too.
const { panelPlays, playForPanel } = await import('./panel.js');
parentPort?.on('message', (play: Play) => {
  parentPort?.postMessage(panelPlays().map((panel) => playForPanel(play, panel)));
});
