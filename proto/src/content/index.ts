export * from './text.js';
export * from './acts.js';
export * from './condition.js';
export * from './persona.js';
export * from './scenario.js';
export * from './rubric.js';
export * from './cues.js';
export * from './case.js';
