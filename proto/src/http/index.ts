export * from './problem.js';
export * from './debriefing.js';
export * from './auth.js';
export * from './directory.js';
export * from './catalog.js';
export * from './cockpit.js';
export * from './sessions.js';
export * from './scoring.js';
