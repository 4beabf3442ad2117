export * from './sessions.js';
export * from './live.js';
export * from './voice.js';
