export * from './clock.js';
export * from './ids.js';
export * from './randomness.js';
export * from './system-clock.js';
export * from './virtual-clock.js';
