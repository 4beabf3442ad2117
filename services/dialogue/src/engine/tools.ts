import type { Tool } from '../model/reading.js';

/** Raised whenever equal readings would lead to another trace. */
export const engine: Tool = { name: 'repartee-engine', version: '1.12.0' };
