export { PatternError, compilePattern } from './pattern.js';
export type { Pattern, WordClasses } from './pattern.js';
export * from './match.js';
export * from './check.js';
