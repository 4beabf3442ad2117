export { castSamples, checkContent } from './check-content.js';
export type { Content } from './check-content.js';
export type { ContentFinding } from './finding.js';
