import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { Play } from '@repartee/dialogue';

import { panelPlays, playForPanel } from './panel.js';

/** On Linux this is the thread's own: people come before the panel. */
const LOWEST_PRIORITY = 19;

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
parentPort?.on('message', (play: Play) => {
  parentPort?.postMessage(panelPlays().map((panel) => playForPanel(play, panel)));
});
