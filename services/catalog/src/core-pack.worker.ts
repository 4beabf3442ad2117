import { parentPort } from 'node:worker_threads';

import { soundCore } from './core-pack.js';

parentPort?.on('message', () => parentPort?.postMessage(soundCore()));
