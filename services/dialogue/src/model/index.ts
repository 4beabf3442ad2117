export * from './reading.js';
export * from './transcript.js';
export * from './play.js';
export * from './cast-play.js';
