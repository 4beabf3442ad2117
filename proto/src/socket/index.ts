export * from './sessions.js';
export * from './live.js';
