export { ScoringModule } from './scoring.module.js';
export type { ScoringOptions } from './scoring.module.js';
