export * from './pattern.js';
export * from './match.js';
export * from './check.js';
