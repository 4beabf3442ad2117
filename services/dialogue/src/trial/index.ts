export type { Standing, Standings } from './standing.js';
export { standings } from './standing.js';
export type { Occasion, Trial } from './try-words.js';
export { tryWords } from './try-words.js';
