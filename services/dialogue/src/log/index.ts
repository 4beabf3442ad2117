export * from './shifts.js';
export * from './turns.js';
export * from './values.js';
