export * from './problem.js';
export * from './debriefing.js';
