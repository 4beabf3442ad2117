import type { Tool } from '../model/index.js';

/** The built-in scorer: criteria checked by code on what the recognisers and the engine concluded, no model asked. */
export const scorer: Tool = { name: 'repartee-criteria', version: '1.4.0' };
