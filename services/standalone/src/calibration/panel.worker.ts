import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

import type { StagedPlay } from '../demo/play/play-session.js';
import { panelPlays, playForPanel } from './panel.js';
import type { PlayedByPanel } from './panel.js';

/** On Linux this is the thread's own: people come before the panel. */
const LOWEST_PRIORITY = 19;

async function playAll(staged: StagedPlay): Promise<PlayedByPanel[]> {
  const played: PlayedByPanel[] = [];
  for (const one of panelPlays()) played.push(await playForPanel(staged, one));
  return played;
}

if (process.platform === 'linux') setPriority(LOWEST_PRIORITY);
parentPort?.on('message', (staged: StagedPlay) => {
  void playAll(staged).then((played) => parentPort?.postMessage(played));
});
