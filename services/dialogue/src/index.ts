export * from './model/index.js';
export * from './patterns/index.js';
export * from './recognisers/index.js';
export * from './scoring/index.js';
export * from './engine/index.js';
export * from './mind/index.js';
export * from './log/index.js';
export * from './probes/index.js';
